/**
 * What a rule returns: it decides and never throws.
 * A refusal is a literal, so that the compiler knows every way a rule can say no.
 */
export type Decision<Value, Refusal extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refused: Refusal };

export function accept<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refuse<Refusal extends string>(refused: Refusal): { readonly ok: false; readonly refused: Refusal } {
  return { ok: false, refused };
}
