/** Where the learning records are reached: not an endpoint of the product's own contracts, but a protocol with words of its own. */
import type { Protocol } from '../../server/http/protocol.ts';
import { answerXapi, xapiPath } from './protocol-commands.ts';

export const learningRecordsProtocol: Protocol = { path: xapiPath, answer: answerXapi };
