namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Something that happens to a ledger's file.</summary>
internal sealed record LedgerStep
{
    /// <summary>The event that a writer writes; null for a line of garbage.</summary>
    public LedgerEvent? Event { get; init; }

    /// <summary>How much of it, in per mille, its writer gets out before it dies; null for all.</summary>
    public int? TornAt { get; init; }

    /// <summary>Bytes that no version of this program has written.</summary>
    public byte[] Garbage { get; init; } = [];

    public bool IsReadAfter { get; init; }

    public IEnumerable<LedgerEvent> WholeEvents => Event is not null && TornAt is null ? [Event] : [];

    public void Write(LedgerFolder home)
    {
        if (Event is null)
        {
            home.AppendRaw(Garbage);
            return;
        }

        var line = LedgerLineWriter.Write(Event);
        if (TornAt is not { } torn)
        {
            new LedgerFile(home.Folder, TimeProvider.System).Append(line);
            return;
        }

        // As the writer does: a line of its own, but only the beginning of it; never all but its end.
        var isWhole = !File.Exists(home.File) || File.ReadAllBytes(home.File) is [] or [.., (byte)'\n'];
        home.AppendRaw([.. isWhole ? ""u8 : "\n"u8, .. line.AsSpan(0, (line.Length - 2) * torn / 1000)]);
    }

    public override string ToString() => Event is null
        ? $"garbage {Convert.ToHexString(Garbage)}"
        : $"{(TornAt is { } torn ? $"torn at {torn} " : "")}{Event.State} {Event.Key}/{Event.Id}{(IsReadAfter ? ", read" : "")}";
}
