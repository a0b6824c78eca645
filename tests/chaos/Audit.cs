namespace AimlMusic.Chaos;

/// <summary>Compares the service's account, the ledger and the files.</summary>
internal sealed class Audit(ServiceBooks books, Workplace place)
{
    public async Task<Verdict> CompareAsync(int asked)
    {
        var charges = await books.ReadChargesAsync();
        var paid = charges.Where(charge => !charge.IsRefunded).ToList();
        var entries = new SongLedger(place.Home).Read();
        var saved = entries.Where(entry => entry.Status == nameof(LedgerState.Saved)).ToDictionary(entry => entry.Id!, StringComparer.Ordinal);
        var files = SavedFiles.In(place.Songs);
        var sound = new HashSet<string>(StringComparer.Ordinal);
        HashSet<string> expected = new(StringComparer.Ordinal);
        foreach (var charge in paid)
        {
            if (saved.TryGetValue(charge.Id, out var entry))
            {
                expected.Add(entry.Path!);
                if (await IsSoundAsync(entry))
                {
                    sound.Add(charge.Id);
                }
            }
        }

        return new Verdict
        {
            Asked = asked,
            Charged = charges.Count,
            Refunded = charges.Count - paid.Count,
            Saved = sound.Count,
            Lost = paid.Count(charge => !saved.ContainsKey(charge.Id)),
            Twice = Extra(paid, charge => charge.ClientRequestId) + Extra(paid.DistinctBy(charge => charge.ClientRequestId), charge => charge.Prompt),
            SentAgain = books.SentAgain,
            Damaged = paid.Count(charge => saved.ContainsKey(charge.Id) && !sound.Contains(charge.Id)),
            Stray = files.Songs.Count(file => !expected.Contains(file)),
            Partials = files.Partials,
            Doubtful = entries.Count(entry => entry.Status is nameof(LedgerState.Unknown)),
            Unfinished = entries.Count(entry => entry.Status is nameof(LedgerState.Submitting) or nameof(LedgerState.Accepted) or nameof(LedgerState.Completed)),
        };
    }

    /// <summary>The songs that were paid for and whose ids are not in the ledger.</summary>
    public async Task<IReadOnlyList<Charge>> FindUntoldAsync()
    {
        var known = new SongLedger(place.Home).Read(entry => entry.Id is not null).Select(entry => entry.Id!).ToHashSet(StringComparer.Ordinal);
        return [.. (await books.ReadChargesAsync()).Where(charge => !charge.IsRefunded && !known.Contains(charge.Id))];
    }

    /// <summary>Whether every song that was paid for is on disk.</summary>
    public async Task<bool> IsAllHomeAsync()
    {
        var saved = new SongLedger(place.Home).Read(entry => entry.Status == nameof(LedgerState.Saved)).Select(entry => entry.Id!).ToHashSet(StringComparer.Ordinal);
        return (await books.ReadChargesAsync()).All(charge => charge.IsRefunded || saved.Contains(charge.Id));
    }

    private static int Extra<T>(IEnumerable<Charge> charges, Func<Charge, T> of) => charges.GroupBy(of).Sum(group => group.Count() - 1);

    // Complete according to its header, as recorded in the ledger, with the samples that the service rendered.
    private async Task<bool> IsSoundAsync(LedgerEntry entry)
    {
        if (!File.Exists(entry.Path))
        {
            return false;
        }

        var bytes = await File.ReadAllBytesAsync(entry.Path);
        var hash = SavedFiles.Hash(bytes);
        var served = SavedFiles.Samples(await books.DownloadAsync(entry.Id!));
        return SavedFiles.IsWhole(bytes) && hash == entry.Sha256 && served.Length > 0 && SavedFiles.Samples(bytes).AsSpan().SequenceEqual(served);
    }
}
