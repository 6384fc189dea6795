/** Who and what `oin-sim start` begins with. Invented people; the passwords are no secrets. */
export const seedData = {
  org: {
    name: 'acme',
    admin: {
      firstName: 'Noor',
      lastName: 'Haddad',
      login: 'noor.haddad@acme.example',
      password: 'Okta-admin-4600',
    },
    groups: [
      { name: 'Engineering', description: 'Builds and runs the product' },
      { name: 'Support', description: 'Answers customers' },
    ],
    people: [
      person('Ada', 'Lindqvist', 'Copper-lamp-17', ['Engineering']),
      person('Bruno', 'Okafor', 'Quiet-river-28', ['Engineering']),
      person('Chiara', 'Weiss', 'Silver-fern-39', ['Support']),
      person('Dong-hyun', 'Park', 'Amber-stone-41', ['Engineering', 'Support']),
      person('Esi', 'Mensah', 'Paper-crane-52', []),
    ],
  },
  workspaces: [
    workspace('acme', 'Acme', 'Enterprise', 'Workspace-acme-4700'),
    workspace('basement', 'Basement', 'Essential', 'Workspace-basement-4700'),
  ],
}

function person(firstName: string, lastName: string, password: string, groups: string[]) {
  const login = `${firstName}.${lastName}@acme.example`.toLowerCase()
  return { firstName, lastName, login, password, groups }
}

function workspace(name: string, displayName: string, plan: 'Essential' | 'Enterprise', password: string) {
  // Nobody of the Okta org has this address: Alpacon links no local user to a person from Okta by email.
  const superuser = { email: `superuser@${name}.example`, password, first_name: 'Sam', last_name: 'Rivera' }
  return { name, display_name: displayName, plan, superuser }
}
