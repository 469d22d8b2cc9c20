import templates from '../../domain/texts/vi/page-console-templates.json' with { type: 'json' };
import sources from '../../domain/texts/vi/sources.json' with { type: 'json' };
import template from '../../domain/texts/vi/template.json' with { type: 'json' };

/** Words of the versions of the criteria in Vietnamese. */
export const words = { templates, sources, template };
