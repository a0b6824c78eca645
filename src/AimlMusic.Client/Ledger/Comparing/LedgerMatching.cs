using System.Globalization;

namespace AimlMusic.Ledger;

/// <summary>Finds the charges and the ledger entry of each song, and compares them.</summary>
internal sealed class LedgerMatching(AimlMusicConnection connection, TimeWindow window, AccountRecords account, LedgerSongs songs, MusicNames music)
{
    // Before that, a charge may not be listed yet.
    private static readonly TimeSpan ChargesLag = TimeSpan.FromMinutes(30);

    private readonly List<LedgerDifference> _found = [];
    private readonly HashSet<LedgerEntry> _charged = new(ReferenceComparer.Instance);
    private readonly DaySums _sums = new(window, account.Log.IsSandbox);

    public LedgerComparison Run()
    {
        var refunds = account.Refunds.Where(refund => refund.ReferenceId is not null).ToLookup(refund => refund.ReferenceId!, StringComparer.Ordinal);
        var charges = account.Charges.Where(charge => charge.ReferenceId is not null)
            .GroupBy(charge => charge.ReferenceId!, StringComparer.Ordinal)
            .Select(rows => new SongCharge(rows.Key, [.. rows], [.. refunds[rows.Key]]))
            .Concat(account.Charges.Where(charge => charge.ReferenceId is null).Select(charge => new SongCharge(null, [charge], [])))
            .ToList();
        foreach (var charge in charges)
        {
            Match(charge, charge.Id is { } id ? songs.Find(id) : null);
        }

        HashSet<string> ids = new(charges.Select(charge => charge.Id).OfType<string>(), StringComparer.Ordinal);
        AddRefundsAlone(ids);
        foreach (var entry in songs.All.Where(entry => !_charged.Contains(entry)))
        {
            MatchUncharged(entry);
        }

        foreach (var row in account.Log.All.Where(row => row.IsTaken && row.UsdSpent > 0 && !ids.Contains(row.InferenceId!)))
        {
            MatchLogged(row);
        }

        return new([.. _found.OrderBy(song => song.At)], _sums.Days);
    }

    private static bool IsPaid(LedgerEntry entry) =>
        entry.IsTaken || (entry.State == LedgerState.Failed && LostAudio.Recall(entry.ToGeneration()) is not null);

    private static string Show(decimal? usd) => string.Format(CultureInfo.InvariantCulture, "{0:0.00####} USD", usd ?? 0);

    private void Match(SongCharge charge, LedgerEntry? entry)
    {
        if (entry is null && !music.Has(charge.Model))
        {
            _sums.AddOther(charge.Charges.Concat(charge.Refunds));
            return;
        }

        _sums.AddMusic(charge.Charges.Concat(charge.Refunds));
        if (entry is not null)
        {
            _charged.Add(entry);
        }

        if (!window.Contains(charge.At))
        {
            return;
        }

        if (entry is not null && IsPaid(entry))
        {
            _sums.AddSong(charge.At, entry.UsdSpent);
        }

        var (match, reason) = entry is null ? NotInLedger(charge) : Compare(charge, entry);
        Add(match, reason, charge.Id, entry, charge.At, charge: charge);
        if (match == LedgerMatch.NotInLedger)
        {
            _sums.Change(charge.At, day => day.UsdNotInLedger += charge.Net);
        }
    }

    private (string Match, string Reason) NotInLedger(SongCharge charge) => charge switch
    {
        { Net: 0, Refunded: > 0 } => (LedgerMatch.Equal, "The charge was refunded completely, and the ledger has no such song."),
        { Id: null } => (LedgerMatch.NotInLedger, "The charge names no song, so it cannot be found in the ledger."),
        { Id: { } id } when account.Log.Find(id) is not null => (LedgerMatch.NotInLedger, "The ledger does not have the song. It was made elsewhere with this API key, or removed from the ledger."),
        _ => (LedgerMatch.NotInLedger, "Neither the ledger nor the request log of this API key has the song. It was made with another key of the account."),
    };

    private static (string Match, string Reason) Compare(SongCharge charge, LedgerEntry entry) => entry switch
    {
        _ when !IsPaid(entry) && charge.Net == 0 => (LedgerMatch.Equal, "The song was not made, and the charge was refunded."),
        { State: LedgerState.Unknown or LedgerState.Submitting } => (LedgerMatch.InDoubt, "The song is in doubt in the ledger, and the account was charged for it. Resume-AimlMusic resolves it."),
        _ when !IsPaid(entry) => (LedgerMatch.FailedCharged, "The ledger has the song as failed or not accepted, but the account was charged for it."),
        { UsdSpent: { } usd } when usd != charge.Net => (LedgerMatch.OtherAmount, charge.Refunded > 0
            ? $"The ledger has {Show(usd)}, and the account was charged {Show(charge.Usd)} and got {Show(charge.Refunded)} back."
            : $"The ledger has {Show(usd)}, and the account was charged {Show(charge.Usd)}."),
        _ => (LedgerMatch.Equal, "The ledger and the account agree."),
    };

    // Refunds whose charge is older than the records that were read, or that name no charge.
    private void AddRefundsAlone(HashSet<string> ids)
    {
        var alone = account.Refunds.Where(refund => refund.ReferenceId is null || !ids.Contains(refund.ReferenceId)).ToLookup(refund => refund.ReferenceId is { } id && songs.Find(id) is not null);
        _sums.AddMusic(alone[true]);
        _sums.AddOther(alone[false]);
    }

    private void MatchUncharged(LedgerEntry entry)
    {
        // Without a submit in this ledger, the song was paid for elsewhere.
        if (entry.SubmittedUtc + (entry.ClockOffset ?? TimeSpan.Zero) is not { } submitted || !window.Contains(submitted))
        {
            return;
        }

        var isPaid = IsPaid(entry);
        if (!isPaid && (entry.State is not (LedgerState.Unknown or LedgerState.Submitting) || FindLogged(entry) is null))
        {
            return;
        }

        var (match, reason) = !isPaid ? (LedgerMatch.InDoubt, "The song is in doubt in the ledger, and the request log has it as accepted. Resume-AimlMusic resolves it.")
            : entry.UsdSpent == 0 ? (LedgerMatch.Equal, "The song cost nothing.")
            : entry.KeyMark is not null && entry.KeyMark != connection.KeyMark ? (LedgerMatch.OtherAccount, "The song was sent with another API key, and this account was not charged for it.")
            : connection.ServiceClock.Now - submitted < ChargesLag ? (LedgerMatch.Pending, "The song was sent in the last half hour, and its charge is not listed yet.")
            : (LedgerMatch.NotCharged, "The ledger has the song as paid for, but the account was not charged for it.");
        Add(match, reason, entry.Id ?? FindLogged(entry)?.InferenceId, entry, submitted);
        if (isPaid && match != LedgerMatch.OtherAccount)
        {
            _sums.AddSong(submitted, entry.UsdSpent);
        }

        if (match == LedgerMatch.NotCharged)
        {
            _sums.Change(submitted, day => day.UsdNotCharged += entry.UsdSpent ?? 0);
        }
    }

    private void MatchLogged(LogRow row)
    {
        if (row.Created is { } created && window.Contains(created) && music.Has(row.Model) && songs.Find(row.InferenceId!) is null)
        {
            Add(LedgerMatch.NotInLedger, $"The ledger does not have the song. The request log of this API key has it with a cost of {Show(row.UsdSpent)}, and its charge is not listed yet.", row.InferenceId, null, created, row.Model);
        }
    }

    private LogRow? FindLogged(LedgerEntry entry) =>
        account.Log.All.FirstOrDefault(row => row.IsTaken && ReferenceEquals(songs.FindByKey(row.ClientRequestId), entry));

    private void Add(string match, string reason, string? id, LedgerEntry? entry, DateTimeOffset at, string? model = null, SongCharge? charge = null) => _found.Add(new()
    {
        Difference = match,
        Id = ServiceId.Of(id),
        Title = entry?.Title,
        Model = entry?.Model ?? charge?.Model ?? model,
        ChargedAt = charge?.At.LocalDateTime,
        SubmittedAt = entry?.SubmittedAt,
        UsdCharged = charge?.Usd,
        UsdRefunded = charge?.Refunded ?? 0,
        UsdInLedger = entry is not null && IsPaid(entry) ? entry.UsdSpent : null,
        Status = entry?.Status,
        Path = entry?.Path,
        IsOfThisKey = (id is not null && account.Log.Find(id) is not null) || (entry?.KeyMark is { } mark && mark == connection.KeyMark),
        Reason = reason,
        ClientRequestId = entry?.ClientRequestId,
        IsSandbox = account.Log.IsSandbox || entry?.IsSandbox == true,
        At = at,
    });
}
