using System.Text;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Files at the ledger's names that are no ledgers: they are refused, or passed over, and cost neither memory nor time.</summary>
public sealed class LedgerHostileFileTests : IDisposable
{
    private readonly LedgerFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Endless_line_takes_no_memory_and_the_songs_after_it_are_read()
    {
        var ledger = _home.Open();
        Song.SaveWhole(ledger, "a");
        Fill(96);
        Assert.InRange(MemoryOf(() => Assert.Single(_home.Open().Read())), 0, 80_000_000);
        // The next line ends it.
        Song.SaveWhole(ledger, "b");
        Assert.InRange(MemoryOf(() => Assert.Equal(["a", "b"], _home.Open().Read().Select(entry => entry.ClientRequestId))), 0, 80_000_000);

        var before = new FileInfo(_home.File).Length;
        Assert.Equal(1, ledger.Remove(entry => entry.ClientRequestId == "a"));
        Assert.Equal(["b"], _home.Open().Read().Select(entry => entry.ClientRequestId));
        Assert.InRange(new FileInfo(_home.File).Length, 96 << 20, before);
    }

    [Fact]
    public void Endless_first_line_takes_no_memory()
    {
        Directory.CreateDirectory(_home.Folder);
        Fill(96);
        Assert.InRange(MemoryOf(() => Assert.Empty(_home.Open().Read())), 0, 80_000_000);
        Song.SaveWhole(_home.Open(), "a");
        Assert.Single(_home.Open().Read());
    }

    [Fact]
    public void Longest_line_is_read_and_a_longer_one_is_not_written()
    {
        var ledger = _home.Open();
        var words = new string('x', LedgerLines.Longest / 2);
        ledger.Submitting(With(Song.Submit("a"), words));
        Assert.Equal(words, Assert.Single(_home.Open().Read()).Lyrics);
        var error = Assert.Throws<AimlMusicException>(() => ledger.Submitting(With(Song.Submit("b"), words + words)));
        Assert.Equal(AimlMusicErrorKind.LedgerUnavailable, error.Kind);
        Assert.Equal("a", Assert.Single(_home.Open().Read()).ClientRequestId);
    }

    public static TheoryData<string> Names => ["ledger.jsonl", "ledger.lock"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Pipe_is_refused_at_once(string name)
    {
        AimlMusic.Tests.Support.Pipe.Make(Path.Combine(_home.Folder, name));
        var write = Task.Run(() => Assert.Throws<AimlMusicException>(() => _home.Open().Submitting(Song.Submit("a"))), LedgerFixture.Stop);
        // Less than the patience with a lock that another process holds.
        var error = await write.WaitAsync(TimeSpan.FromSeconds(20), LedgerFixture.Stop);
        Assert.Equal(AimlMusicErrorKind.LedgerUnavailable, error.Kind);
        Assert.Contains("must be a regular file", error.Message, StringComparison.Ordinal);
        Assert.Contains(LedgerLocation.Variable, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipe_does_not_block_reading()
    {
        AimlMusic.Tests.Support.Pipe.Make(_home.File);
        var read = Task.Run(() => Assert.Throws<AimlMusicException>(() => _home.Open().Read()), LedgerFixture.Stop);
        Assert.Equal(AimlMusicErrorKind.LedgerUnavailable, (await read.WaitAsync(TimeSpan.FromMinutes(1), LedgerFixture.Stop)).Kind);
    }

    [Theory]
    [InlineData("/dev/full")]
    [InlineData("/dev/null")]
    [InlineData("/dev/zero")]
    [InlineData("elsewhere")]
    public void Symbolic_link_is_refused_and_its_target_is_not_written(string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        Directory.CreateDirectory(_home.Folder);
        var elsewhere = Path.Combine(_home.Folder, target);
        File.CreateSymbolicLink(_home.File, elsewhere);

        Assert.Equal(AimlMusicErrorKind.LedgerUnavailable, Assert.Throws<AimlMusicException>(() => _home.Open().Read()).Kind);
        var error = Assert.Throws<AimlMusicException>(() => _home.Open().Submitting(Song.Submit("a")));

        Assert.Contains($"a link to '{elsewhere}'", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_home.Folder, "elsewhere")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ledger_readable_by_others_is_closed_to_them(bool byReading)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The user's profile keeps others out on Windows.");
#pragma warning disable CA1416 // Skipped on Windows.
        var ledger = _home.Open();
        Song.SaveWhole(ledger, "a");
        File.SetUnixFileMode(_home.File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        if (byReading)
        {
            Assert.Single(ledger.Read());
        }
        else
        {
            ledger.Submitting(Song.Submit("b"));
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_home.File));
#pragma warning restore CA1416
    }

    [Theory]
    [InlineData("here")]
    [InlineData("./here")]
    [InlineData("../here")]
    [InlineData("~/here")]
    public async Task Relative_ledger_folder_is_refused_with_a_remedy(string home)
    {
        var said = await WriterProcess.RunAsync("where", home);
        Assert.StartsWith($"{AimlMusicErrorKind.LedgerUnavailable}: {LedgerLocation.Variable} is the relative path '{home}'", said, StringComparison.Ordinal);
        Assert.Matches("Set it to a full path, such as '.+here'", said);
    }

    private static LedgerEvent With(LedgerEvent submit, string lyrics)
    {
        submit.Lyrics = lyrics;
        return submit;
    }

    // Of this thread alone: other tests allocate at the same time.
    private static long MemoryOf(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void Fill(int megabytes)
    {
        var block = Encoding.ASCII.GetBytes(new string('x', 1 << 20));
        for (var i = 0; i < megabytes; i++)
        {
            _home.AppendRaw(block);
        }
    }
}
