import type { Statement, VariableDeclarator } from "@swc/core";
import { Visitor } from "@swc/core/Visitor.js";

/** `using x = …`, which swc parses but whose type and visit it leaves out. */
interface UsingDeclaration {
  readonly type: "UsingDeclaration";
  readonly decls: VariableDeclarator[];
}

function isUsing(statement: Statement | UsingDeclaration): statement is UsingDeclaration {
  return statement.type === "UsingDeclaration";
}

/** Teaches swc's visitor the statement `using`; dependency-cruiser reads through it and stops at what it does not know. */
export function readUsing(): void {
  // oxlint-disable-next-line typescript/unbound-method -- is called with its own `this` below
  const { visitStatement } = Visitor.prototype;
  Visitor.prototype.visitStatement = function (statement: Statement | UsingDeclaration): Statement {
    if (!isUsing(statement)) return visitStatement.call(this, statement);
    this.visitVariableDeclarators(statement.decls);
    return { type: "EmptyStatement", span: { start: 0, end: 0, ctxt: 0 } };
  };
}
