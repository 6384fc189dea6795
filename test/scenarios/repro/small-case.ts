/** The smallest case that can be played: somebody isn't assigned. */
export const smallCase = {
  title: 'Somebody has no tile',
  reported: 'There is no tile.',
  because: 'They are not assigned.',
  people: [{ name: 'Robin Rivera' }],
  sees: [{ 'sees-no-tile': 'Robin Rivera' }],
  remedy: [{ 'assign-person': 'Robin Rivera' }],
  afterwards: [{ 'sees-tile': 'Robin Rivera' }],
}
