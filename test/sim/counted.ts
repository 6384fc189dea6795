/** The same object, counting how many of its members are read, or listed. */
export function counted<T extends object>(target: T, count: (reads: number) => void): T {
  return new Proxy(target, {
    get(of, key, receiver) {
      count(1)
      return Reflect.get(of, key, receiver)
    },
    getOwnPropertyDescriptor(of, key) {
      count(1)
      return Reflect.getOwnPropertyDescriptor(of, key)
    },
    ownKeys(of) {
      const keys = Reflect.ownKeys(of)
      count(keys.length)
      return keys
    },
  })
}
