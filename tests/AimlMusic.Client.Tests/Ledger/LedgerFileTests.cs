using System.Text.Json;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Where the ledger is and what its file is like.</summary>
public sealed class LedgerFileTests : IDisposable
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly LedgerFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Ledger_line_is_JSON_and_the_first_one_names_the_file()
    {
        Song.SaveWhole(_home.Open(), "a");
        var lines = _home.Lines();
        Assert.Equal("", lines[^1]);
        var events = lines.Take(lines.Count - 1).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString());
        Assert.Equal(["ledger", "submitting", "accepted", "completed", "saved"], events);
    }

    [Fact]
    public void Ledger_is_only_appended_to()
    {
        var ledger = _home.Open();
        var before = "";
        foreach (var step in new Action[] { () => ledger.Submitting(Song.Submit("a")), () => ledger.Accepted(Song.Taken("a", "x")), () => Song.SaveWhole(ledger, "b"), () => ledger.Refused("c", "no") })
        {
            step();
            // Read by another handle, as another process does: it is there when the call returns.
            var now = _home.Text;
            Assert.StartsWith(before, now, StringComparison.Ordinal);
            Assert.True(now.Length > before.Length && now[^1] == '\n');
            before = now;
        }
    }

    [Fact]
    public void Ledger_epoch_changes_after_a_removal_and_not_after_an_event()
    {
        var ledger = _home.Open();
        ledger.Submitting(Song.Submit("a"));
        var name = _home.Lines()[0];
        ledger.Submitting(Song.Submit("b"));
        Assert.Equal(name, _home.Lines()[0]);
        ledger.Remove(entry => entry.ClientRequestId == "a");
        Assert.NotEqual(name, _home.Lines()[0]);
        Assert.StartsWith("""{"v":1,"event":"ledger","epoch":""", _home.Lines()[0], StringComparison.Ordinal);
        Assert.Single(_home.Lines(), line => line.Contains("\"epoch\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_that_were_cut_off_after_they_were_read_are_no_events_any_more()
    {
        var ledger = _home.Open();
        ledger.Submitting(Song.Submit("a"));
        var length = new FileInfo(_home.File).Length;
        var other = _home.Open();
        other.Submitting(Song.Submit("cut off"));
        Assert.Equal(["a", "cut off"], ledger.Read().Select(entry => entry.ClientRequestId));

        using (var file = File.OpenWrite(_home.File))
        {
            file.SetLength(length);
        }

        other.Submitting(Song.Submit("b, with a longer name than the one before it"));
        Assert.Equal(["a", "b, with a longer name than the one before it"], ledger.Read().Select(entry => entry.ClientRequestId));
    }

    [Fact]
    public async Task Lines_of_many_threads_are_all_there_each_once()
    {
        var ledger = _home.Open();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => WriteAsync($"song-{i}"), TestContext.Current.CancellationToken)));

        Assert.Equal(200, _home.Lines().Count(line => line.Contains("\"submitting\"", StringComparison.Ordinal)));
        Assert.Equal(200, _home.Lines().Count(line => line.Contains("\"notTaken\"", StringComparison.Ordinal)));
        Assert.Equal(200, _home.Open().Read().Count);

        // One event does not wait for the disk in its thread, the other one does.
        async Task WriteAsync(string key)
        {
            await ledger.SubmittingAsync(Song.Submit(key));
            ledger.NotTaken(key, "none");
        }
    }

    [Fact]
    public async Task Line_reported_as_not_written_is_not_written_later()
    {
        var ledger = _home.Open();
        _home.Block();
        var failures = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => Record.Exception(() => ledger.Submitting(Song.Submit($"song-{i}"))), TestContext.Current.CancellationToken)));
        Assert.All(failures, failure => Assert.Equal(AimlMusicErrorKind.LedgerUnavailable, Assert.IsType<AimlMusicException>(failure).Kind));

        File.Delete(_home.Folder);
        ledger.Submitting(Song.Submit("after"));
        Assert.Equal("after", Assert.Single(ledger.Read()).ClientRequestId);
    }

    [Fact]
    public void Ledger_is_readable_by_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The user's profile keeps others out on Windows.");
        var ledger = _home.Open();
        Song.SaveWhole(ledger, "a");
        Song.SaveWhole(ledger, "b");
        AssertModes();
        ledger.Remove(entry => entry.ClientRequestId == "a");
        AssertModes();
    }

    [Fact]
    public void Missing_ledger_is_empty_and_not_created_by_reading()
    {
        Assert.Empty(_home.Open().Read());
        Assert.Equal(0, _home.Open().Remove(_ => true));
        Assert.False(File.Exists(_home.File));
    }

    [Fact]
    public async Task Ledger_location_follows_the_variable()
    {
        Assert.Equal(_home.Folder, await WriterProcess.RunAsync("where", _home.Folder));
        await WriterProcess.RunAsync("submit a hash", _home.Folder);
        Assert.Equal("a", Assert.Single(_home.Open().Read()).ClientRequestId);
    }

    [Fact]
    public async Task Ledger_location_is_the_application_data_without_the_variable()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The other systems do not take the folder from the environment.");
        Assert.Equal(Path.Combine(_home.Folder, "AimlMusic"), await WriterProcess.RunAsync("where", "", ("XDG_DATA_HOME", _home.Folder)));
    }

    [Fact]
    public void Ledger_never_contains_the_API_key()
    {
        using AimlMusicConnection connection = new(new() { ApiKey = LedgerFixture.ApiKey });
        var ledger = _home.Open();
        ledger.Submitting(SubmitRecord.Create(SampleRequests.Song, connection));
        Assert.DoesNotContain(LedgerFixture.ApiKey, _home.Text, StringComparison.Ordinal);
        Assert.Contains("A line to sing", _home.Text, StringComparison.Ordinal);
    }

    private void AssertModes()
    {
#pragma warning disable CA1416 // Skipped on Windows.
        Assert.Equal(OwnerFile | UnixFileMode.UserExecute, File.GetUnixFileMode(_home.Folder));
        Assert.All(Directory.GetFiles(_home.Folder), file => Assert.Equal(OwnerFile, File.GetUnixFileMode(file)));
#pragma warning restore CA1416
    }
}
