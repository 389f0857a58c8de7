/**
 * Why a request of the Experience API is refused: the HTTP status the specification asks for, and where in what was sent
 * the fault lies (`statements[2].actor.mbox`). Thrown, so that the depth of a statement needs no return path.
 */
export class XapiRefusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413,
    message: string,
    readonly where: string | null = null,
  ) {
    super(where ? `${where}: ${message}` : message);
    this.name = 'XapiRefusal';
  }
}

/** 400 Bad Request (1.0.3 Communication 3.2; 2.0.0 4.1.2): the fault and its place. */
export function fault(where: string, message: string): XapiRefusal {
  return new XapiRefusal(400, message, where);
}
