import type { ComponentChildren } from 'preact';
import { freshnessShapes, severityShapes } from './shapes.tsx';
import type { UiWords } from './words.ts';
import { useSpeech } from './words.ts';

type Standing = UiWords['standing'];
type TagProps = { shape: ComponentChildren; label: string; help?: string | undefined; plain?: boolean };

/** A state in shape, colour and word. The help is a tooltip for those who point; the rules page has it for all. */
export const Tag = ({ shape, label, help, plain }: TagProps) => (
  <span class={plain ? 'tag plain' : 'tag'} title={help}>
    {shape}
    {label}
  </span>
);

export const FreshnessTag = ({
  freshness,
  plain,
}: {
  freshness: keyof Standing['freshness'];
  plain?: boolean;
}) => {
  const texts = useSpeech().words.standing.freshness;
  return <Tag shape={freshnessShapes[freshness]} {...texts[freshness]} plain={plain ?? false} />;
};

export const SeverityTag = ({
  severity,
  plain,
}: {
  severity: keyof Standing['severities'];
  plain?: boolean;
}) => {
  const { severities } = useSpeech().words.standing;
  return <Tag shape={severityShapes[severity]} {...severities[severity]} plain={plain ?? false} />;
};
