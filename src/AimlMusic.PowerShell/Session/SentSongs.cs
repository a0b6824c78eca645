using System.Collections.Concurrent;

namespace AimlMusic.PowerShell;

/// <summary>The submits of one command, and which of them are not saved. Thread-safe.</summary>
internal sealed class SentSongs(SongLedger ledger)
{
    private readonly ConcurrentDictionary<string, bool> _keys = new(StringComparer.Ordinal);

    public void Add(string clientRequestId) => _keys[clientRequestId] = true;

    /// <summary>The message about unsaved songs if the command ended early; null if there are none.</summary>
    public override string? ToString()
    {
        try
        {
            var unsaved = ledger.Choose(all => all.Where(entry => entry.ClientRequestId is { } key && _keys.ContainsKey(key) && entry.IsUnsaved));
            var inDoubt = unsaved.Count(entry => entry.Id is null);
            return unsaved.Count == 0 ? null : string.Join(" ", Describe(unsaved.Count - inDoubt, inDoubt).Append($"'Resume-AimlMusic | Save-AimlMusic' saves {(unsaved.Count == 1 ? "it" : "them")}; nothing is paid for again."));
        }
        catch (AimlMusicException)
        {
            // The error of the ledger has been reported already.
            return null;
        }
    }

    private static IEnumerable<string> Describe(int taken, int inDoubt)
    {
        if (taken > 0)
        {
            yield return taken == 1 ? "The command ended early: 1 song was paid for and is not saved." : $"The command ended early: {taken} songs were paid for and are not saved.";
        }

        if (inDoubt > 0)
        {
            yield return inDoubt == 1 ? "It is not known whether 1 song was accepted." : $"It is not known whether {inDoubt} songs were accepted.";
        }
    }
}
