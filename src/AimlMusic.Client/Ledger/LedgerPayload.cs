namespace AimlMusic.Ledger;

/// <summary>Reads a song's own words, which the index leaves in the file.</summary>
internal static class LedgerPayload
{
    public static LedgerEntry Add(Stream file, LedgerEntry entry)
    {
        if (entry.WordsAt < 0)
        {
            return entry;
        }

        LedgerEvent? submit = null;
        new LedgerLines(file, entry.WordsAt).VisitFirst(line => submit = LedgerLine.Read(line, isWhole: true));
        return submit is null ? entry : entry with { Lyrics = submit.Lyrics, Prompt = submit.Prompt, Request = submit.Request };
    }
}
