/** Who may import whom: docs/architecture.md as rules. */
const rule = (name, from, to, comment) => ({ name, comment, severity: 'error', from: { path: from }, to: { path: to } })
const below = (concept) => `^app/domain/${concept}/`

module.exports = {
  forbidden: [
    rule('app-knows-no-server', '^app/', '^server/', 'Services come through the load context.'),
    rule('db-knows-types-only', '^db/(?!seed)', '^(server|app/(routes|components|i18n))/'),
    {
      ...rule('routes-know-no-db', '^app/routes/', '^db/'),
      comment: 'Routes parse, call and answer; the domain asks.',
    },
    {
      name: 'only-the-server-side-of-the-domain-knows-db',
      severity: 'error',
      from: { path: '^app/', pathNot: '\\.server\\.tsx?$|^app/load-context\\.ts$|types\\.ts$' },
      to: { path: '^db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'components-know-no-server-side',
      severity: 'error',
      from: { path: '^app/(components|domain/[^/]+/ui|editor)/' },
      to: { path: '\\.server\\.tsx?$', dependencyTypesNot: ['type-only'] },
    },
    rule('components-know-no-domain-ui', '^app/components/', '^app/(routes|domain/[^/]+/ui)/'),
    rule('rights-lean-on-nobody', below('rights'), '^app/domain/(?!rights/)[^/]+/'),
    rule('anonymisation-leans-on-nobody', below('anonymisation'), '^app/domain/(?!anonymisation/)[^/]+/'),
    rule('member-is-below', below('member'), '^app/domain/(board|case|advice|meeting|practice-note)/'),
    rule('board-is-below-case', below('board'), '^app/domain/(case|advice|outcome|meeting|practice-note)/'),
    rule('case-is-below-advice', below('case'), '^app/domain/(advice|outcome|practice-note)/'),
    rule('advice-is-below-outcome', below('advice'), '^app/domain/outcome/'),
    rule('practice-note-stands-apart', below('practice-note'), '^app/domain/(board|case|advice|meeting)/'),
    rule('remix-is-listed-only', '.', '^node_modules/remix/', 'Importing it throws, by design.'),
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^build/' },
  },
}
