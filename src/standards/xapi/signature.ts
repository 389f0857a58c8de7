/**
 * Signed statements (1.0.3 Data 2.6; 2.0.0 4.2.5): the signature is an attachment, a JWS (RFC 7515) over the statement as it was
 * before it was signed. It says the same as the statement, and where a certificate came with it, it was made with its key.
 */
import { verify, X509Certificate } from 'node:crypto';
import { attachmentsOf, type ReceivedPart } from './attachment.ts';
import { sameStatement } from './comparison.ts';
import { mediaTypeOf } from './formats.ts';
import { fault } from './refusal.ts';
import { type Json, objectAt } from './shape.ts';
import { checkStatement } from './statement.ts';
import type { Version } from './version.ts';

const signatureUsage = 'http://adlnet.gov/expapi/attachments/signature';
const algorithms: Readonly<Record<string, string>> = { RS256: 'RSA-SHA256', RS384: 'RSA-SHA384', RS512: 'RSA-SHA512' };

/** Every signature among the attachments of these statements is right, or the request is refused. */
export function checkSignatures(statements: readonly Json[], parts: readonly ReceivedPart[], version: Version): void {
  const bytesOf = new Map(parts.map((part) => [part.sha2.toLowerCase(), part.bytes]));
  for (const [n, statement] of statements.entries()) {
    for (const attachment of attachmentsOf([statement]).filter(isSignature)) {
      const where = `statements[${n}].attachments`;
      if (mediaTypeOf(attachment['contentType'] as string) !== 'application/octet-stream')
        throw fault(where, 'a signature has the content type application/octet-stream.');
      const bytes = bytesOf.get((attachment['sha2'] as string).toLowerCase());
      if (!bytes) throw fault(where, 'a signature is sent with its statement.');
      checkSignature(statement, new TextDecoder().decode(bytes), where, version);
    }
  }
}

function isSignature(attachment: Json): boolean {
  return attachment['usageType'] === signatureUsage;
}

function checkSignature(statement: Json, jws: string, where: string, version: Version): void {
  const parts = jws.trim().split('.');
  const [head = '', payload = '', signature = ''] = parts;
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part))) throw fault(where, 'is no JWS.');
  const header = jsonOf(head, where);
  const algorithm = algorithms[String(header['alg'])];
  if (!algorithm) throw fault(where, 'is signed with an algorithm other than RS256, RS384 and RS512.');
  checkCertificate(header, algorithm, `${head}.${payload}`, signature, where);
  const attachments = ((statement['attachments'] ?? []) as readonly Json[]).filter((one) => !isSignature(one));
  const signed = checkStatement(jsonOf(payload, where), `${where}.payload`, version);
  if (!sameId(statement, signed) || !sameStatement({ ...statement, attachments }, signed))
    throw fault(where, 'the signature is of another statement.');
}

/** An id may have been given after signing. */
function sameId(statement: Json, signed: Json): boolean {
  const [one, other] = [statement['id'], signed['id']];
  return typeof one !== 'string' || typeof other !== 'string' || one.toLowerCase() === other.toLowerCase();
}

/**
 * Where the header carries certificates, the first one's key made the signature, and each is certified by the next (RFC 7515 4.1.6). Whom
 * one trusts at the end of the chain is not for a store to say.
 */
function checkCertificate(header: Json, algorithm: string, signed: string, signature: string, where: string): void {
  if (!('x5c' in header)) return;
  const chain: readonly unknown[] = Array.isArray(header['x5c']) ? header['x5c'] : [];
  const [first] = chain;
  if (first === undefined) throw fault(where, 'x5c holds no certificate.');
  let genuine: boolean;
  let linked: boolean;
  try {
    const read = chain.map((one) => new X509Certificate(Buffer.from(String(one), 'base64')));
    genuine = verify(
      algorithm,
      Buffer.from(signed),
      (read[0] as X509Certificate).publicKey,
      Buffer.from(signature, 'base64url'),
    );
    linked = read.every((one, n) => {
      const next = read[n + 1];
      return next === undefined || (one.checkIssued(next) && one.verify(next.publicKey));
    });
  } catch {
    throw fault(where, 'x5c holds no certificate that can be read.');
  }
  if (!genuine) throw fault(where, 'the signature was not made with the key of its certificate.');
  if (!linked) throw fault(where, 'a certificate in x5c is not certified by the one that follows it.');
}

function jsonOf(encoded: string, where: string): Json {
  try {
    return objectAt(JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')), where);
  } catch {
    throw fault(where, 'holds no JSON object where the JWS must have one.');
  }
}
