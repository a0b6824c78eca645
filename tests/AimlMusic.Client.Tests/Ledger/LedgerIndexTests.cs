namespace AimlMusic.Client.Tests.Ledger;

/// <summary>What the events make of a song, in whatever order they come.</summary>
public sealed class LedgerFoldTests : IDisposable
{
    private readonly LedgerFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Song_has_all_facts_of_its_events()
    {
        var ledger = _home.Open();
        Song.SaveWhole(ledger, "a");
        var entry = Assert.Single(ledger.Read());
        Assert.Equal((LedgerState.Saved, "id-a", "Title of a"), (entry.State, entry.Id, entry.Title));
        Assert.Equal(("/music/id-a.mp3", new string('a', 64), TimeSpan.FromSeconds(61)), (entry.Path, entry.Sha256, entry.Duration));
        Assert.Equal(("minimax/music-2.6", "https://api.aimlapi.com/", null), (entry.Model, entry.BaseUri, entry.AudioUrl));
        Assert.False(entry.IsUnsaved);
    }

    [Fact]
    public void Event_order_does_not_affect_the_state_of_a_song()
    {
        var events = new[] { LedgerState.Submitting, LedgerState.Unknown, LedgerState.Accepted, LedgerState.Completed, LedgerState.Saved };
        foreach (var order in Orders(events))
        {
            LedgerIndex fold = new();
            order.Concat(order).ToList().ForEach(state => fold.Apply(Event(state, "a", state >= LedgerState.Accepted ? "x" : null), 0));
            var entry = Assert.Single(fold.Entries);
            Assert.Equal((LedgerState.Saved, "x", "a"), (entry.State, entry.Id, entry.ClientRequestId));
        }
    }

    [Fact]
    public void Event_with_only_an_id_belongs_to_the_song_of_that_id()
    {
        LedgerEvent[] events =
        [
            Event(LedgerState.Submitting, "a", null), Event(LedgerState.Accepted, "a", "x"), Event(LedgerState.Completed, null, "x"), Event(LedgerState.Saved, null, "x"),
        ];
        foreach (var order in Orders(events))
        {
            LedgerIndex fold = new();
            order.ToList().ForEach(line => fold.Apply(line, 0));
            var entry = Assert.Single(fold.Entries);
            Assert.Equal((LedgerState.Saved, "x", "a", "hash of a"), (entry.State, entry.Id, entry.ClientRequestId, entry.RequestHash));
            Assert.Same(entry, fold.Find("a"));
        }
    }

    [Fact]
    public void Song_known_only_by_its_id_is_listed()
    {
        var ledger = _home.Open();
        ledger.Finished(new(Song.Done(null, "x")) { Title = "Theirs", Model = "stable-audio" });
        ledger.Saved(Song.OnDisk(null, "x"));
        var entry = Assert.Single(ledger.Read());
        Assert.Equal((LedgerState.Saved, "x", null, "Theirs", "stable-audio"), (entry.State, entry.Id, entry.ClientRequestId, entry.Title, entry.Model));
    }

    [Theory]
    [InlineData(LedgerState.Saved)]
    [InlineData(LedgerState.Failed)]
    public void Final_state_is_final(LedgerState end)
    {
        LedgerIndex fold = new();
        fold.Apply(Event(LedgerState.Submitting, "a", null), 0);
        fold.Apply(Event(end, "a", "x", "the reason"), 0);
        foreach (var late in new[] { LedgerState.Submitting, LedgerState.Unknown, LedgerState.Accepted, LedgerState.Completed })
        {
            fold.Apply(Event(late, "a", "x", "too late"), 0);
        }

        var entry = Assert.Single(fold.Entries);
        Assert.Equal((end, "the reason"), (entry.State, entry.Reason));
    }

    [Fact]
    public void Resolved_doubt_leaves_no_reason_behind()
    {
        var ledger = _home.Open();
        ledger.Submitting(Song.Submit("a"));
        ledger.Unknown("a", "no answer");
        Assert.Equal("no answer", Assert.Single(ledger.Read()).Reason);
        ledger.Accepted(Song.Taken("a", "x"));
        Assert.Null(Assert.Single(ledger.Read()).Reason);
    }

    [Fact]
    public void Songs_come_in_the_order_of_their_submits()
    {
        var ledger = _home.Open();
        string[] keys = ["c", "a", "b"];
        keys.ToList().ForEach(key => ledger.Submitting(Song.Submit(key)));
        ledger.Finished(Song.Done(null, "id-a"));
        ledger.Accepted(Song.Taken("a", "id-a"));
        ledger.Submitting(Song.Submit("d"));
        Assert.Equal(["c", "a", "b", "d"], ledger.Read().Select(entry => entry.ClientRequestId));
        Assert.Equal(["a"], ledger.Read(entry => entry.State == LedgerState.Completed).Select(entry => entry.ClientRequestId));
    }

    private static LedgerEvent Event(LedgerState state, string? key, string? id, string? reason = null) => new()
    {
        State = state,
        At = Song.Noon + TimeSpan.FromSeconds((int)state),
        Key = key,
        Id = id,
        Reason = reason,
        RequestHash = state == LedgerState.Submitting ? "hash of " + key : null,
    };

    private static IEnumerable<IReadOnlyList<T>> Orders<T>(IReadOnlyList<T> items) => items.Count <= 1
        ? [items]
        : items.SelectMany((item, i) => Orders<T>([.. items.Take(i), .. items.Skip(i + 1)]).Select(rest => (IReadOnlyList<T>)[item, .. rest]));
}
