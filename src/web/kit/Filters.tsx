/**
 * Search and filters above a list. Typing waits a moment before it asks. On a phone the filters fold away behind one button, which
 * tells how many are at work.
 */
import { useLingui } from '@lingui/react/macro';
import { Button, CloseButton, TextInput } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import classes from './filters.module.css';
import { Icon } from './Icon.tsx';

export interface FiltersProps {
  readonly search?: string;
  readonly onSearch?: (search: string) => void;
  readonly searchLabel?: string;
  /** the filters themselves, small selects mostly */
  readonly children?: ReactNode;
  /** how many filters are at work, the search not counted */
  readonly active?: number;
  readonly onClear?: () => void;
  /** what was found: `35 people` */
  readonly found?: ReactNode;
}

export function Filters({
  search,
  onSearch,
  searchLabel,
  children,
  active = 0,
  onClear,
  found,
}: FiltersProps): ReactElement {
  const { t } = useLingui();
  const onPhone = useMediaQuery('(width < 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const [open, { toggle }] = useDisclosure(false);
  const clear = active > 0 && onClear && (
    <Button variant="subtle" color="gray" size="compact-sm" onClick={onClear}>
      {t`Clear filters`}
    </Button>
  );
  return (
    <div role="search" className={`${classes['filters']} not-printed`}>
      {onSearch && <Search value={search ?? ''} onChange={onSearch} label={searchLabel ?? t`Search`} />}
      {children && onPhone && (
        <Button variant="default" leftSection={<Icon name="filter" size={16} />} aria-expanded={open} onClick={toggle}>
          {active > 0 ? t`Filters (${active})` : t`Filters`}
        </Button>
      )}
      {children && !onPhone && (
        <>
          {children}
          {clear}
        </>
      )}
      {children && onPhone && (
        <div className={classes['stack']} hidden={!open}>
          {children}
          {clear}
        </div>
      )}
      {found && (
        <span role="status" className={classes['found']}>
          {found}
        </span>
      )}
    </div>
  );
}

function Search({
  value,
  onChange,
  label,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
}): ReactElement {
  const { t } = useLingui();
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    // changed from outside, for instance by the way back
    if (value !== told.current) {
      told.current = value;
      setTyped(value);
    }
  }, [value]);
  useEffect(() => {
    if (typed === told.current) return;
    const timer = setTimeout(() => {
      told.current = typed;
      onChange(typed);
    }, 200);
    return () => clearTimeout(timer);
  }, [typed, onChange]);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      leftSection={<Icon name="search" size={16} />}
      rightSection={typed && <CloseButton size="sm" aria-label={t`Clear the search`} onClick={() => setTyped('')} />}
      className={classes['search']}
    />
  );
}
