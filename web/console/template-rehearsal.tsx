import { templateRoutes } from '../../domain/template-routes.ts';
import type { NewestRehearsal, TemplateVersion } from '../../domain/template-version.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { href } from './address.ts';
import { useTemplateWords } from './template-words.tsx';
import { useReply } from './use-reply.ts';

/** The newest rehearsal of a version, whoever began it; nothing where there is none, or it is not this reader's to know. */
export const TemplateRehearsal = ({ version: { template, writes } }: { version: TemplateVersion }) => {
  const { templates } = useTemplateWords();
  const { id } = template;
  const { value } = useReply<{ newest: NewestRehearsal | null }>(
    `newest rehearsal ${id} ${writes}`,
    async (_, signal) => {
      const answer = await call(templateRoutes.getTemplateVersion, { params: { templateId: id }, signal });
      if (answer.kind === 'reply') return { kind: 'value', value: { newest: answer.reply.rehearsal } };
      return answer.kind === 'unchanged' ? { kind: 'same' } : { kind: 'failed', failure: answer };
    },
  );
  const newest = value?.newest ?? null;
  if (newest === null) return null;
  const { jobId, by: who, createdAt, overtaken } = newest;
  return (
    <p>
      <a class="row-link" href={href.rehearsalOf(id, jobId)}>
        {fill(templates.rehearsed, { who, when: formatMoment(createdAt) })}
      </a>
      {overtaken ? <span class="aside">{templates.rehearsedBefore}</span> : null}
    </p>
  );
};
