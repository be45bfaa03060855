/** A plan in plain words, subject by subject. */
export const PlanWords = ({ words }: { words: readonly { subject: string; text: string }[] }) => (
  <dl className="grid gap-4">
    {words.map(({ subject, text }) => (
      <div key={subject} className="grid gap-x-6 gap-y-0.5 sm:grid-cols-[11rem_minmax(0,1fr)]">
        <dt className="text-sm text-muted">{subject}</dt>
        <dd className="text-sm text-pretty">{text}</dd>
      </div>
    ))}
  </dl>
);
