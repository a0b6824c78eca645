using System.Text;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Whatever stands in the file, the songs are read and nothing is thrown away.</summary>
public sealed class LedgerDamageTests : IDisposable
{
    private readonly LedgerFolder _home = new();

    public static TheoryData<string> Damages =>
    [
        "garbage",
        "{\"v\":1,\"event\":\"submitting\",\"key\":\"torn\",\"lyr",
        "\0\0\0\0\0\0\0\0",
        "",
        "[]",
        "null",
        "{}",
        "{\"v\":1,\"event\":\"saved\"}",
        "{\"v\":1,\"event\":7,\"key\":\"a\"}",
        "{\"v\":1,\"event\":\"saved\",\"key\":{\"a\":1}}",
        "{\"v\":2,\"event\":\"remixed\",\"key\":\"a\",\"of\":[1,2]}",
        "{\"v\":1,\"event\":\"saved\",\"key\":\"a\",\"at\":\"yesterday\"}",
        "{\"v\":1,\"event\":\"saved\",\"key\":\"a\"} and more",
        "{\"v\":1,\"event\":\"saved\",\"key\":\"a\",\"usd\":1e999}",
        "{\"v\":1,\"event\":\"ledger\"}",
        "{\"v\":1,\"event\":\"completed\",\"key\":\"a\",\"title\":\"\\ud800\"}",
        new string('x', 600_000),
    ];

    public void Dispose() => _home.Dispose();

    [Theory]
    [MemberData(nameof(Damages))]
    public void Meaningless_line_changes_nothing_and_is_preserved(string damage)
    {
        var ledger = _home.Open();
        ledger.Submitting(Song.Submit("a"));
        _home.AppendRaw(damage + "\n");
        ledger.Accepted(Song.Taken("a", "x"));
        Song.SaveWhole(ledger, "b");
        Assert.Equal([("a", LedgerState.Accepted), ("b", LedgerState.Saved)], States(ledger));
        Assert.Equal([("a", LedgerState.Accepted), ("b", LedgerState.Saved)], States(_home.Open()));
        Assert.Equal(1, ledger.Remove(entry => entry.ClientRequestId == "b"));
        Assert.Contains(damage, _home.Lines());
        Assert.Equal([("a", LedgerState.Accepted)], States(_home.Open()));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void Torn_last_line_is_not_read_and_the_next_line_begins_after_it(string damage)
    {
        var ledger = _home.Open();
        ledger.Submitting(Song.Submit("a"));
        _home.AppendRaw(damage);
        Assert.Equal([("a", LedgerState.Submitting)], States(ledger));
        ledger.Accepted(Song.Taken("a", "x"));
        Assert.Equal([("a", LedgerState.Accepted)], States(ledger));
        Assert.Contains(damage, _home.Lines());
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void Torn_last_line_stays_last_after_songs_are_removed(string damage)
    {
        var ledger = _home.Open();
        ledger.Submitting(Song.Submit("a"));
        Song.SaveWhole(ledger, "b");
        _home.AppendRaw(damage);
        ledger.Remove(entry => entry.ClientRequestId == "b");
        Assert.Equal(damage, _home.Lines()[^1]);
        ledger.Accepted(Song.Taken("a", "x"));
        Assert.Equal([("a", LedgerState.Accepted)], States(_home.Open()));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void Ledger_that_begins_with_damage_is_still_a_ledger(string damage)
    {
        _home.AppendRaw(damage);
        var ledger = _home.Open();
        Song.SaveWhole(ledger, "a");
        Song.SaveWhole(ledger, "b");
        Assert.Equal([("a", LedgerState.Saved), ("b", LedgerState.Saved)], States(ledger));
        ledger.Remove(entry => entry.ClientRequestId == "a");
        Assert.Equal([("b", LedgerState.Saved)], States(ledger));
    }

    [Fact]
    public void Bytes_that_are_no_text_stay_as_they_are()
    {
        byte[] damage = [0xff, 0xfe, 0x00, 0x80, 0xc3, 0x0d];
        var ledger = _home.Open();
        ledger.Submitting(Song.Submit("a"));
        _home.AppendRaw([.. damage, (byte)'\n']);
        ledger.Submitting(Song.Submit("b"));
        ledger.Remove(entry => entry.ClientRequestId == "a");
        Assert.Equal(Encoding.Latin1.GetString(damage), _home.Lines()[1]);
        Assert.Equal([("b", LedgerState.Submitting)], States(ledger));
    }

    [Fact]
    public void Event_of_a_newer_version_is_read_as_far_as_possible_and_preserved()
    {
        const string Newer = """{"v":9,"event":"accepted","mood":{"deep":[{}]},"key":"a","id":"x","durationMs":12.5,"stars":5}""";
        var ledger = _home.Open();
        ledger.Submitting(Song.Submit("a"));
        ledger.Submitting(Song.Submit("b"));
        _home.AppendRaw(Newer + "\n");
        Assert.Equal([("a", LedgerState.Accepted), ("b", LedgerState.Submitting)], States(ledger));
        ledger.Remove(entry => entry.ClientRequestId == "b");
        Assert.Contains(Newer, _home.Lines());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1e300")]
    [InlineData("9223372036854775807")]
    public void Impossible_duration_is_ignored(string length)
    {
        var ledger = _home.Open();
        ledger.Submitting(Song.Submit("a"));
        _home.AppendRaw($$"""{"v":1,"event":"completed","key":"a","id":"x","durationMs":{{length}}}""" + "\n");
        var entry = Assert.Single(ledger.Read());
        Assert.Equal((LedgerState.Completed, null), (entry.State, entry.Duration));
    }

    private static IEnumerable<(string?, LedgerState)> States(SongLedger ledger) =>
        ledger.Read().Select(entry => (entry.ClientRequestId, entry.State));
}
