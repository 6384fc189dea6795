import { ConfigError } from '../../configuration/config-error.ts'
import { readConfig } from '../../configuration/read-config.ts'

/** One thing that `init` wants to know. */
export interface Question {
  /** Name of the option that answers it too. */
  option: 'name' | 'signIn' | 'whoami' | 'start' | 'ready' | 'ci' | 'shards'
  text: string
  /** What is taken where nothing is said. */
  suggestion(answers: Partial<Record<Question['option'], string>>): string
  /** What is wrong with an answer; undefined where it will do. */
  complaint?(answer: string): string | undefined
  /** Whether it has to be asked, given what was answered before. */
  isMeant?(answers: Partial<Record<Question['option'], string>>): boolean
}

const example = 'http://localhost:3000'

// By the very check that the configuration goes through, so that what init takes, run takes.
const asMember = (member: 'signIn' | 'whoami') => (answer: string) => {
  try {
    readConfig({ target: { signIn: example, whoami: example, url: example, [member]: answer } }, 'it')
    return undefined
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.message.split('\n').slice(1).join(' ').trim()
  }
}

const origin = (address = example) => (URL.canParse(address) ? new URL(address).origin : example)

const isWhole = (answer: string) => /^https?:\/\//.test(answer)

/** In the order in which they are asked. */
export const QUESTIONS: readonly Question[] = [
  { option: 'name', text: 'What is it called?', suggestion: () => 'My app' },
  {
    option: 'signIn',
    text: 'Where does sign-in start?',
    suggestion: () => `${example}/login`,
    complaint: answer =>
      asMember('signIn')(answer) ??
      (isWhole(answer) ? undefined : 'Give a whole address, as http://localhost:3000/login'),
  },
  {
    option: 'whoami',
    text: 'Which address says who is signed in (JSON with an email, 401 for nobody)?',
    suggestion: ({ signIn }) => `${origin(signIn)}/me`,
    complaint: asMember('whoami'),
  },
  {
    option: 'start',
    text: 'Which command starts it? Say "none" where it is up already.',
    suggestion: () => 'none',
  },
  {
    option: 'ready',
    text: 'Which address answers once it can be used?',
    suggestion: ({ signIn }) => signIn ?? example,
    complaint: asMember('whoami'),
    isMeant: ({ start }) => start !== 'none',
  },
  {
    option: 'ci',
    text: 'Where does CI run: github, gitlab or none?',
    suggestion: () => 'none',
    complaint: answer =>
      ['github', 'gitlab', 'none'].includes(answer)
        ? undefined
        : `It is "${answer}". Say github, gitlab or none.`,
  },
  {
    option: 'shards',
    text: 'Over how many machines?',
    suggestion: () => '1',
    complaint: answer =>
      /^([1-9]|[1-4]\d|50)$/.test(answer) ? undefined : `It is "${answer}". Say a whole number from 1 to 50.`,
    isMeant: ({ ci }) => ci !== 'none',
  },
]
