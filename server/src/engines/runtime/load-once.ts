/** Calls `load` when first needed and shares its result; a failure is not kept, so the next call tries again. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    const current = loading ?? load();
    loading = current;
    current.catch(() => {
      loading = undefined;
    });
    return current;
  };
}
