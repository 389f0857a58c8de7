/** Something elsewhere: opened in a window of its own, which learns nothing of this one; then one says that it is done. */
import { useLingui } from '@lingui/react/macro';
import { useContext, useState, type ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import { isLinkOut, type LinkCard } from '../cards.ts';
import { CardText } from './CardText.tsx';
import classes from './elsewhere.module.css';
import { Foot } from './Foot.tsx';
import { useSay } from './speech.ts';
import { WalkContext } from './walk.ts';

export function LinkView({ card }: { readonly card: LinkCard }): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const { state, next, preview } = useContext(WalkContext);
  const [opened, setOpened] = useState(state.done.has(card.key));
  const text = say(card.text);
  const open = isLinkOut(card);
  return (
    <>
      {text && <CardText text={text} />}
      {open && (
        <a
          className={classes['thing']}
          href={card.url}
          target="_blank"
          rel="noopener noreferrer"
          onClick={() => setOpened(true)}
          onAuxClick={() => setOpened(true)}
          data-number="1"
        >
          <Icon name="link" size={28} />
          <p>
            <strong>{t`Open it in a new window`}</strong>
            <span>{hostOf(card.url)}</span>
          </p>
        </a>
      )}
      <Foot
        label={t`Done`}
        disabled={open && !opened && !preview}
        onPress={next}
        beside={open && !opened ? t`Open it first, then say that you are done.` : undefined}
      />
    </>
  );
}

/** Where it leads, so that nobody is led astray by a title. */
function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}
