import { useState } from 'preact/hooks';
import type { MissingList, MissingSite, ZoneCoverage } from '../../domain/missing-list.ts';
import { contacts } from '../../domain/pack/contacts.ts';
import { groupMessage } from '../../domain/texts/group-message.ts';
import { fill } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { type ZoneName, zoneName } from './place-names.ts';
import { useWords } from './words.ts';

type About = { list: MissingList; sites: readonly MissingSite[]; zones: readonly ZoneName[] };

/** A message that was asked for: its zone, its text as it was copied, and whether the browser let it be copied. */
export type Copied = { zone: string; text: string; isCopied: boolean | null };

/** Copies the message of a zone in one tap, and keeps it on the page: where the browser refuses, it is there to be selected. */
export const useGroupMessage = ({ list, sites, zones }: Partial<About>) => {
  const { messages } = useWords();
  const [copied, setCopied] = useState<Copied | null>(null);
  const copy = async ({ zoneId, due, missing, pending }: ZoneCoverage) => {
    if (list === undefined) return;
    const zone = zoneName(zones ?? [], zoneId);
    const text = groupMessage(messages, {
      ...{ zone, due, silent: missing + pending, day: list.day, now: new Date().toISOString() },
      names: (sites ?? []).filter(({ site }) => site.zoneId === zoneId).map(({ site }) => site.name),
      phone: contacts.board.isPlaceholder ? null : contacts.board.number,
    });
    setCopied({ zone, text, isCopied: null });
    const isCopied = await Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
      () => true,
      () => false,
    );
    setCopied({ zone, text, isCopied });
  };
  return { copied, copy };
};

/** The message that was copied, whole. */
export const GroupMessage = ({ copied: { zone, text, isCopied } }: { copied: Copied }) => {
  const { missing, page } = useWords();
  const said = isCopied === null ? '' : isCopied ? page.copied : page.notCopied;
  return (
    <Notice title={fill(missing.messageOf, { zone })}>
      <blockquote class="num">{text}</blockquote>
      {contacts.board.isPlaceholder ? <p class="quiet">{missing.placeholder}</p> : null}
      <p role="status">{said}</p>
    </Notice>
  );
};

type CopyProps = {
  zone: ZoneCoverage;
  name: string;
  copied: Copied | null;
  onCopy: (zone: ZoneCoverage) => Promise<void>;
};

/** The button that copies the message of a zone, and that it was copied; nothing where nobody is silent. */
export const CopyMessage = ({ zone, name, copied, onCopy }: CopyProps) => {
  const { missing, page } = useWords();
  if (zone.missing + zone.pending === 0) return null;
  return (
    <>
      <Button look="secondary" onClick={() => void onCopy(zone)}>
        {missing.copy}
        <span class="visually-hidden">: {name}</span>
      </Button>
      {/* Said aloud below, with the message itself. */}
      {copied?.zone === name && copied.isCopied ? (
        <span class="aside" aria-hidden="true">
          {page.copied}
        </span>
      ) : null}
    </>
  );
};
