namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Several processes write at once, and every event is there.</summary>
public sealed class LedgerManyWritersTests : IDisposable
{
    private const int Processes = 8;
    private const int Events = 100;

    private readonly LedgerFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Events_of_eight_processes_are_complete_and_no_reader_sees_a_broken_song()
    {
        var ledger = _home.Open();
        var counts = new List<int>();
        await WhileOthersWriteAsync(() =>
        {
            var songs = ledger.Read();
            Assert.All(songs, song => Assert.Equal(("Title of " + song.ClientRequestId, "A line\nand another"), (song.Title, song.Lyrics)));
            counts.Add(songs.Count);
        });
        Assert.Equal(counts.Order(), counts);
        AssertAllAreThere(_home.Open().Read());
        Assert.Equal(1 + (Processes * Events) + 1, _home.Lines().Count);
    }

    [Fact]
    public async Task Removal_during_other_writes_loses_nothing_else()
    {
        var ledger = _home.Open();
        var removed = 0;
        await WhileOthersWriteAsync(() =>
        {
            Song.SaveWhole(ledger, $"own-{removed}");
            removed += ledger.Remove(song => song.ClientRequestId!.StartsWith("own-", StringComparison.Ordinal));
        });
        Assert.True(removed > 0);
        AssertAllAreThere(ledger.Read());
        AssertAllAreThere(_home.Open().Read());
    }

    [Fact]
    public void Threads_of_one_process_lose_no_event()
    {
        var shared = _home.Open();
        Parallel.For(0, Processes * Events, i => (i % 2 == 0 ? shared : _home.Open()).Submitting(Song.Submit($"w{i % Processes}-{i / Processes}")));
        AssertAllAreThere(shared.Read());
    }

    private async Task WhileOthersWriteAsync(Action action)
    {
        var writers = Enumerable.Range(0, Processes).Select(i => WriterProcess.Start($"append w{i} {Events}", _home.Folder)).ToList();
        var ended = Task.WhenAll(writers.Select(writer => writer.WaitForExitAsync(LedgerFixture.Stop)));
        do
        {
            action();
            await Task.WhenAny(ended, Task.Delay(5, LedgerFixture.Stop));
        }
        while (!ended.IsCompleted);
        await ended;
        Assert.All(writers, writer => Assert.Equal(0, writer.ExitCode));
        writers.ForEach(writer => writer.Dispose());
    }

    private static void AssertAllAreThere(IReadOnlyList<LedgerEntry> songs) => Assert.Equal(
        Enumerable.Range(0, Processes).SelectMany(i => Enumerable.Range(0, Events).Select(k => $"w{i}-{k}")).Order(StringComparer.Ordinal),
        songs.Select(song => song.ClientRequestId).Order(StringComparer.Ordinal));
}
