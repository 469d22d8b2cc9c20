import templates from '../../domain/texts/en/page-console-templates.json' with { type: 'json' };
import sources from '../../domain/texts/en/sources.json' with { type: 'json' };
import template from '../../domain/texts/en/template.json' with { type: 'json' };

/** Words of the versions of the criteria in English. */
export const words = { templates, sources, template };
