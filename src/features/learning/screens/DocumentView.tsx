/**
 * A document to read: a PDF in place, as the browser shows it; anything else is opened in its own program. Whether it was read only
 * the reader can say.
 */
import { useLingui } from '@lingui/react/macro';
import { useContext, type ReactElement } from 'react';
import { useReachable } from '../../../web/connection.ts';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { type DocumentCard, isShownInPlace } from '../cards.ts';
import { CardText } from './CardText.tsx';
import classes from './elsewhere.module.css';
import { documentAt } from './file-at.ts';
import { Foot } from './Foot.tsx';
import { useSay } from './speech.ts';
import { WalkContext } from './walk.ts';

export function DocumentView({ card }: { readonly card: DocumentCard }): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const { next } = useContext(WalkContext);
  const text = say(card.text);
  return (
    <>
      {text && <CardText text={text} />}
      {card.file && <Paper card={card} file={card.file} title={say(card.title)} />}
      <Foot label={t`I have read it`} onPress={next} />
    </>
  );
}

function Paper({ card, file, title }: { card: DocumentCard; file: string; title: string }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const reachable = useReachable();
  const address = documentAt(file, card.name);
  // phones mostly have no viewer of their own in a page
  const inPlace = isShownInPlace(card) && navigator.pdfViewerEnabled;
  return (
    <>
      {!reachable && (
        <p className={classes['offline']}>
          <Icon name="offline" size={18} />
          {t`Without a connection a document shows only where it was opened before.`}
        </p>
      )}
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- it keeps the browser's own viewer out; a PDF is all that is served there */}
      {inPlace && <iframe className={classes['paper']} src={address} title={title} />}
      <a className={classes['thing']} href={address} target="_blank" rel="noopener noreferrer" data-number="1">
        <Icon name="file" size={28} />
        <p>
          <strong>{inPlace ? t`Open it by itself` : t`Open it`}</strong>
          <span>
            {card.name} · {format.bytes(card.size)}
          </span>
        </p>
      </a>
    </>
  );
}
