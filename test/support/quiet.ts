/** Before the logger is made: tests write no log lines, unless they ask to see them. */
process.env['POWERTOOLS_LOG_LEVEL'] ??= 'SILENT';
