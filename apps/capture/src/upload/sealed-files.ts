import type { SealedFile } from "./send-file.ts";

/** Where sealed files wait, so that a closed tab loses nothing. Only ciphertext lies here; the key stays in memory. */
export interface SealedFiles {
  put(file: SealedFile): Promise<void>;
  remove(id: string): Promise<void>;
  /** What waits of one attempt; what is left of others is removed. */
  of(sessionId: string, attempt: number): Promise<readonly SealedFile[]>;
}

const store = "files";

/** Keeps them in the browser's database, or in memory where the browser has none for this page. */
export async function openSealedFiles(): Promise<SealedFiles> {
  try {
    return inDatabase(await openDatabase());
  } catch {
    return inMemory();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("capture", 1);
    request.addEventListener("upgradeneeded", () => {
      request.result.createObjectStore(store, { keyPath: "id" });
    });
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("the database did not open")));
  });
}

function inDatabase(database: IDBDatabase): SealedFiles {
  const files = (mode: IDBTransactionMode) => database.transaction(store, mode).objectStore(store);
  return {
    put: async (file) => {
      // Some browsers lose Blobs of a private window; bytes they keep.
      const bytes = await file.bytes.arrayBuffer();
      await done(files("readwrite").put({ ...file, bytes, type: file.bytes.type }));
    },
    remove: async (id) => {
      await done(files("readwrite").delete(id));
    },
    of: async (sessionId, attempt) => {
      const rows = await done<Row[]>(files("readonly").getAll());
      const isOwn = (row: Row) => row.sessionId === sessionId && row.attempt === attempt;
      const stale = rows.filter((row) => row.sessionId === sessionId && !isOwn(row));
      for (const { id } of stale) await done(files("readwrite").delete(id));
      return rows
        .filter(isOwn)
        .map(({ bytes, type, ...row }) => ({ ...row, bytes: new Blob([bytes], { type }) }));
    },
  };
}

type Row = Omit<SealedFile, "bytes"> & { readonly bytes: ArrayBuffer; readonly type: string };

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("the database failed")));
  });
}

function inMemory(): SealedFiles {
  const files = new Map<string, SealedFile>();
  return {
    put: async (file) => void files.set(file.id, file),
    remove: async (id) => void files.delete(id),
    of: async (sessionId, attempt) =>
      [...files.values()].filter((file) => file.sessionId === sessionId && file.attempt === attempt),
  };
}
