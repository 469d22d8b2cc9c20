import { useEffect, useState } from 'preact/hooks';
import { templateRoutes } from '../../domain/template-routes.ts';
import type { TemplateVersion } from '../../domain/template-version.ts';
import { call, type Failure } from '../api.ts';

export type Rules = {
  /** Every approved version. */
  approved: readonly TemplateVersion[];
  /** The version that the address asks for by its name. */
  asked: TemplateVersion | null;
};

type Answered = { kind: 'rules'; rules: Rules } | { kind: 'failed'; failure: Failure };

const isFailure = (read: object): read is Failure => 'kind' in read;

const readApproved = async (cursor?: string): Promise<readonly TemplateVersion[] | Failure> => {
  const answer = await call(templateRoutes.listTemplates, {
    query: { state: 'approved', ...(cursor !== undefined && { cursor }) },
  });
  if (answer.kind === 'unchanged') return [];
  if (answer.kind !== 'reply') return answer;
  const { items, cursor: next } = answer.reply;
  if (next === null) return items;
  const rest = await readApproved(next);
  return isFailure(rest) ? rest : [...items, ...rest];
};

const readAsked = async (templateId: string | null): Promise<TemplateVersion | null | Failure> => {
  if (templateId === null) return null;
  const answer = await call(templateRoutes.getTemplateVersion, { params: { templateId } });
  if (answer.kind === 'reply') return answer.reply.version;
  return answer.kind === 'unchanged' ? null : answer;
};

const readRules = async (template: string | null): Promise<Answered> => {
  const [approved, asked] = await Promise.all([readApproved(), readAsked(template)]);
  if (isFailure(approved)) return { kind: 'failed', failure: approved };
  if (asked !== null && isFailure(asked)) return { kind: 'failed', failure: asked };
  return { kind: 'rules', rules: { approved, asked } };
};

/** The versions of the rules, and the one asked for; null while they are on their way. */
export const useRules = (template: string | null) => {
  const [answer, setAnswer] = useState<Answered | null>(null);
  const load = () => {
    setAnswer(null);
    void readRules(template).then(setAnswer);
  };
  useEffect(load, [template]);
  return { answer, load };
};
