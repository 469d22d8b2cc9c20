import standing from '../../domain/texts/vi/standing.json' with { type: 'json' };
import ui from '../../domain/texts/vi/ui.json' with { type: 'json' };

/** Words that every page needs, in Vietnamese; the shape that English has to match. */
export const words = { ui, standing };
