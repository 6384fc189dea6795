import type { AdminShell } from '../../../sim/pages/layout.ts'

/** A page function with data to call it with: the same pairs are read by all tests of the pages. */
export type Example = { name: string; data: unknown; render: (data: unknown) => string }

/** Pairs a page function with data of its own type. */
export function example<Data>(name: string, render: (data: Data) => string, data: NoInfer<Data>): Example {
  return { name, data, render: altered => render(altered as Data) }
}

export const logo = `data:image/svg+xml;base64,${Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#1f7a6b"/><path d="M22 48V26q0-12 10-12t10 12v22" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round"/></svg>',
).toString('base64')}`

/** The Admin Console around a page of the entry named. */
export function shell(current: string): AdminShell {
  return {
    org: 'Acme',
    admin: { name: 'Grace Hopper', login: 'grace@acme.example' },
    entries: [
      { label: 'Dashboard', href: '/admin/dashboard' },
      { section: 'Directory', label: 'People', href: '/admin/users' },
      { section: 'Directory', label: 'Groups', href: '/admin/groups' },
      { section: 'Applications', label: 'Applications', href: '/admin/apps/active' },
      { section: 'Reports', label: 'System Log', href: '/report/system_log_2' },
    ],
    current,
    dashboardUrl: 'http://acme.okta.localhost:4600/app/UserHome',
    csrf: 'token',
  }
}
