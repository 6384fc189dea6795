import { expect, test } from 'vitest'
import type { Agent } from '../../scenarios/harness/agent.ts'
import { expectExplanation } from '../../scenarios/harness/oracles.ts'

const address = 'http://desk.example/callback?error_description=not+assigned'
const showing = (page: string) =>
  ({ address: () => address, text: async () => `"Desk" at ${address}: ${page}` }) as Agent

test('a refusal in words passes', async () => {
  await expect(expectExplanation(showing('You are not assigned.'), /not assigned/)).resolves.toBeUndefined()
})

test.each([
  ['says something else', 'Welcome!'],
  ['says nothing', ''],
  ['has the words in its address only', 'Something went wrong.'],
  ['shows a stack trace of Node', 'not assigned Error: x at refuse (/srv/app/refuse.js:12:3)'],
  ['shows where packages lie', 'not assigned in node_modules/koa/lib'],
  ['shows a stack trace of Python', 'not assigned Traceback (most recent call last)'],
  ['shows a stack trace of Java', 'not assigned at com.desk.Sign$In.refuse(SignIn.java:12)'],
  ['shows a stack trace of .NET', 'not assigned at Desk.Refuse(String why) in /srv/Desk.cs:line 12'],
  ['shows a stack trace of PHP', 'not assigned #0 /srv/app/refuse.php(12): refuse()'],
  ['shows a stack trace of Ruby', "not assigned app/refuse.rb:12:in `refuse'"],
  ['shows a stack trace of Go', 'not assigned goroutine 1 [running]: main.refuse()'],
  ['names an error of the program', 'not assigned TypeError: x is undefined'],
])('a page that %s fails', async (_, page) => {
  await expect(expectExplanation(showing(page), /not.assigned/)).rejects.toMatchObject({
    name: 'ExpectationFailed',
  })
})
