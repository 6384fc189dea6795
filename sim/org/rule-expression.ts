import { invalid } from './errors.ts'

/** What an expression can ask about a person. */
export interface ExpressionSubject {
  profile: Record<string, unknown>
  groupIds: ReadonlySet<string>
  groupNames: ReadonlySet<string>
}

type Value = (subject: ExpressionSubject) => unknown

const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(-?\d+(?:\.\d+)?)|(==|!=|&&|\|\||[!(),])|([A-Za-z_][\w.]*))/y

type Token = { kind: 'text' | 'number' | 'sign' | 'name' | 'end'; text: string; at: number }

const MEMBER = 'conditions.expression.value'

/**
 * Compiles the part of Okta's expression language that group rules are written in: `user.<attribute>`, texts, numbers,
 * true, false and null, `==`, `!=`, `!`, `&&` (or AND), `||` (or OR), parentheses, String.stringContains,
 * String.startsWith, isMemberOfGroup, isMemberOfAnyGroup and isMemberOfGroupName.
 * Throws E0000001, naming the place, where an expression is something else.
 * https://developer.okta.com/docs/reference/okta-expression-language/
 */
export function compileRuleExpression(source: string): (subject: ExpressionSubject) => boolean {
  const tokens = tokenize(source)
  let next = 0
  const peek = () => tokens[next]!
  const take = () => tokens[next++]!
  const refuse = (token: Token, expected: string): never => {
    const found = token.kind === 'end' ? 'the end' : `"${token.text}"`
    throw invalid(MEMBER, `${expected} was expected at character ${token.at + 1}, where ${found} stands`)
  }
  const takesSign = (sign: string, word?: string) => {
    // A text stands in its quotes, so that none is taken for a sign or a word.
    const { text } = peek()
    return (text === sign || text === word) && Boolean(take())
  }
  const demandSign = (sign: string) => {
    if (!takesSign(sign)) refuse(peek(), `"${sign}"`)
  }

  function either(): Value {
    let left = both()
    while (takesSign('||', 'OR')) {
      const [first, second] = [left, both()]
      left = subject => Boolean(first(subject)) || Boolean(second(subject))
    }
    return left
  }

  function both(): Value {
    let left = comparison()
    while (takesSign('&&', 'AND')) {
      const [first, second] = [left, comparison()]
      left = subject => Boolean(first(subject)) && Boolean(second(subject))
    }
    return left
  }

  function comparison(): Value {
    const left = unary()
    if (takesSign('==')) {
      const right = unary()
      return subject => left(subject) === right(subject)
    }
    if (takesSign('!=')) {
      const right = unary()
      return subject => left(subject) !== right(subject)
    }
    return left
  }

  function unary(): Value {
    if (takesSign('!')) {
      const negated = unary()
      return subject => !negated(subject)
    }
    if (takesSign('(')) {
      const inner = either()
      demandSign(')')
      return inner
    }
    const token = take()
    if (token.kind === 'text') return constant(unquote(token.text))
    if (token.kind === 'number') return constant(Number(token.text))
    if (token.kind === 'name') return named(token)
    return refuse(token, 'an attribute, a text or a function')
  }

  function named(token: Token): Value {
    if (Object.hasOwn(CONSTANTS, token.text)) return constant(CONSTANTS[token.text as keyof typeof CONSTANTS])
    const attribute = /^user\.(\w+)$/.exec(token.text)?.[1]
    if (attribute) {
      return ({ profile }) => (Object.hasOwn(profile, attribute) ? profile[attribute] : null)
    }
    const apply = Object.hasOwn(FUNCTIONS, token.text) ? FUNCTIONS[token.text] : undefined
    if (!apply) return refuse(token, `user.<attribute> or one of ${Object.keys(FUNCTIONS).join(', ')}`)
    const given = parameters()
    if (given.length < apply.least) return refuse(peek(), `${apply.least} parameters of ${token.text}`)
    return subject => apply.of(subject, ...given.map(value => value(subject)))
  }

  function parameters(): Value[] {
    demandSign('(')
    const given: Value[] = []
    if (takesSign(')')) return given
    do given.push(either())
    while (takesSign(','))
    demandSign(')')
    return given
  }

  const whole = either()
  if (peek().kind !== 'end') refuse(peek(), 'an operator or the end')
  return subject => Boolean(whole(subject))
}

const CONSTANTS = { true: true, false: false, null: null }

const constant = (value: unknown): Value => {
  return () => value
}

type RuleFunction = { least: number; of: (subject: ExpressionSubject, ...given: unknown[]) => boolean }

const FUNCTIONS: Record<string, RuleFunction> = {
  'String.stringContains': {
    least: 2,
    of: (_subject, text, part) => isText(text) && isText(part) && text.includes(part),
  },
  'String.startsWith': {
    least: 2,
    of: (_subject, text, start) => isText(text) && isText(start) && text.startsWith(start),
  },
  isMemberOfGroup: { least: 1, of: ({ groupIds }, id) => isText(id) && groupIds.has(id) },
  isMemberOfAnyGroup: {
    least: 1,
    of: ({ groupIds }, ...ids) => ids.some(id => isText(id) && groupIds.has(id)),
  },
  isMemberOfGroupName: { least: 1, of: ({ groupNames }, name) => isText(name) && groupNames.has(name) },
}

const isText = (value: unknown): value is string => typeof value === 'string'

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/g, '$1')
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  const end = source.trimEnd().length
  let at = 0
  while (at < end) {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(source)
    if (!found) {
      at = source.slice(at).search(/\S/) + at
      throw invalid(
        MEMBER,
        `nothing that begins at character ${at + 1} ("${source.slice(at, at + 12)}") is known`,
      )
    }
    const [whole, text, number, sign, name] = found
    const kind =
      text !== undefined ? 'text' : number !== undefined ? 'number' : sign !== undefined ? 'sign' : 'name'
    const written = (text ?? number ?? sign ?? name)!
    tokens.push({ kind, text: written, at: at + whole.length - written.length })
    at = TOKEN.lastIndex
  }
  tokens.push({ kind: 'end', text: '', at: end })
  return tokens
}
