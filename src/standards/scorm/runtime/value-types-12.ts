/**
 * The data types of the SCORM 1.2 run-time data model (RTE 3.4.4). Texts are held to their lengths as content relies on being
 * told; only suspend data may be longer than its 4,096 characters, since packages send more and lose their place otherwise.
 */
import { readTimespan } from './durations.ts';

export type TypeCheck12 = (text: string) => boolean;

export const text255: TypeCheck12 = (text) => text.length <= 255;
export const text4096: TypeCheck12 = (text) => text.length <= 4096;
/** CMIString4096 for suspend_data, as generous as SCORM 2004 */
export const suspendData: TypeCheck12 = (text) => text.length <= 64_000;

/** CMIIdentifier: letters of any script, digits and signs, without blanks and without what cannot be printed. */
export const identifier12: TypeCheck12 = (text) => /^[^\s\p{C}]{1,255}$/u.test(text);

export const oneOf12 =
  (...words: readonly string[]): TypeCheck12 =>
  (text) =>
    words.includes(text);

const decimalShape = /^-?(\d+\.?\d*|\.\d+)$/;

/** CMIDecimal, within a range. */
export const decimal12 =
  (least = -Infinity, most = Infinity): TypeCheck12 =>
  (text) =>
    decimalShape.test(text) && Number(text) >= least && Number(text) <= most;

/** CMIDecimal from 0 to 100, or blank: a score. */
export const score12: TypeCheck12 = (text) => text === '' || decimal12(0, 100)(text);

/** CMISInteger, within a range. */
export const integer12 =
  (least: number, most: number): TypeCheck12 =>
  (text) =>
    /^-?\d+$/.test(text) && Number(text) >= least && Number(text) <= most;

/** CMITimespan: HHHH:MM:SS.SS */
export const timespan12: TypeCheck12 = (text) => readTimespan(text) !== null;

/** CMITime: HH:MM:SS.SS of a day */
export const time12: TypeCheck12 = (text) => /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/.test(text);
