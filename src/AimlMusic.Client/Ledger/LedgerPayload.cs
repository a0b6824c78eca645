namespace AimlMusic.Ledger;

/// <summary>Reads a song's payload, which the index leaves in the file.</summary>
internal static class LedgerPayload
{
    public static LedgerEntry Add(Stream file, LedgerEntry entry)
    {
        if (entry.PayloadAt < 0)
        {
            return entry;
        }

        LedgerEvent? submit = null;
        new LedgerLines(file, entry.PayloadAt).VisitFirst(line => submit = LedgerLine.Read(line, isWhole: true));
        if (submit is null)
        {
            return entry;
        }

        var whole = entry.Copy();
        (whole.Lyrics, whole.Prompt, whole.Request) = (submit.Lyrics, submit.Prompt, submit.Request);
        return whole;
    }
}
