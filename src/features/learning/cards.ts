/** The cards of a module as whoever learns meets them. They are made and kept one feature further up; screens know them from here. */
import type { ActivityFacts } from '../modules/activity.ts';
import { hasCards } from '../modules/activity.ts';
import type * as content from '../modules/module-content.ts';
import { isReadInPlace } from '../modules/document.ts';
import { isQuestion, isWebAddress } from '../modules/module-content.ts';

export type Card = content.Card;
export type TextCard = content.TextCard;
export type PictureCard = content.PictureCard;
export type VideoCard = content.VideoCard;
export type ExampleCard = content.ExampleCard;
export type DialogueCard = content.DialogueCard;
export type DialogueTurn = content.DialogueTurn;
export type Worth = content.Worth;
export type PracticeCard = content.PracticeCard;
export type TaskCard = content.TaskCard;
export type PackageCard = content.PackageCard;
export type LinkCard = content.LinkCard;
export type DocumentCard = content.DocumentCard;
export type Question = content.Question;
export type SingleQuestion = content.SingleQuestion;
export type MultipleQuestion = content.MultipleQuestion;
export type OrderQuestion = content.OrderQuestion;
export type MatchQuestion = content.MatchQuestion;
export type ShortQuestion = content.ShortQuestion;
export type Choice = content.Choice;
export type Picture = content.Picture;
export type Cards = content.ModuleContent;

export type LedActivity = Pick<ActivityFacts, 'kind' | 'delivery' | 'minutes'>;

export function asks(card: Card): card is Question {
  return isQuestion(card);
}

/** Whether a link may be opened: one that is no address of the web never is. */
export function isLinkOut({ url }: LinkCard): boolean {
  return isWebAddress(url);
}

export function isShownInPlace({ type }: DocumentCard): boolean {
  return isReadInPlace(type);
}

/** People do it together: somebody runs it, and says who took part. */
export function isDoneTogether(activity: LedActivity): boolean {
  return !hasCards(activity);
}
