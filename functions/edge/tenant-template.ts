import { NotFound } from '../../domain/failure.ts';
import type { Actor } from '../../domain/member.ts';
import { readsVersion, type TemplateVersion } from '../../domain/template-version.ts';

type Versions = { get(templateId: string): Promise<TemplateVersion | null> };
type Asked = { params: { templateId: string }; actor: Actor };

/** Finds the template version of a path for whoever asks. @throws NotFound when there is none, or none that the caller may know of */
export const findTemplate =
  (templates: Versions) =>
  async ({ params: { templateId }, actor }: Asked): Promise<TemplateVersion> => {
    const version = await templates.get(templateId);
    if (version === null || !readsVersion(actor, version)) throw new NotFound();
    return version;
  };
