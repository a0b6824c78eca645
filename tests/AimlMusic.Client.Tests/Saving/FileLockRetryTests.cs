using AimlMusic.Tests.Downloading;
using static AimlMusic.Tests.Saving.Download;

namespace AimlMusic.Tests.Saving;

/// <summary>Files that somebody holds when a song is to get its name: a moment later it gets it, and nothing is thrown away.</summary>
public sealed class HeldFileTests
{
    private static readonly SaveOptions All = new() { WritesTags = true, WritesSidecar = true };

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task Locked_file_name_is_retried_until_it_is_released(int waits)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync();
        Holder holder = new(folder.Path, song.FileSize!.Value);
        sandbox.Clock.BeforeWait = wait => holder.ReleaseAt(wait, waits);

        var saved = await new SongSaver(sandbox.Client, options: All).SaveAsync(song, folder.Target, holder, Stop);

        Assert.Equal(["Bell.json", "Bell.wav"], folder.Files);
        Assert.Equal((saved.Sha256, waits), (Sha256Of(saved.Path), sandbox.Clock.Waits.Count));
        Assert.Single(await sandbox.RequestsAsync("download"));
    }

    [Fact]
    public async Task Locked_file_name_fails_after_a_few_seconds_and_the_download_is_preserved()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync();
        Holder holder = new(folder.Path, song.FileSize!.Value);

        var failure = await FailureOf(new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, holder, Stop));

        holder.ReleaseAt(1, 1);
        Assert.Equal((AimlMusicErrorKind.DownloadFailed, song.Id), (failure.Kind, failure.Generation?.Id));
        Assert.Contains("was downloaded completely, but could not be given its name", failure.Message, StringComparison.Ordinal);
        Assert.Contains(failure.Path!, failure.Message, StringComparison.Ordinal);
        Assert.Equal(song.FileSize, new FileInfo(failure.Path!).Length);
        Assert.InRange(sandbox.Clock.Waits.Sum(wait => wait.TotalSeconds), 3, 10);

        await new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop);
        Assert.Contains("Bell.wav", folder.Files);
    }

    [Fact]
    public async Task Locked_file_to_be_replaced_is_preserved_and_so_is_the_download()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync();
        using (Held.File(folder.Put("Bell.wav", "old")))
        {
            var failure = await FailureOf(new SongSaver(sandbox.Client).SaveAsync(song, folder.Target with { Overwrite = true }, cancellationToken: Stop));

            Assert.Equal("old", await File.ReadAllTextAsync(Path.Combine(folder.Path, "Bell.wav"), Stop));
            Assert.Equal(song.FileSize, new FileInfo(failure.Path!).Length);
        }

        using var second = Held.File(Path.Combine(folder.Path, "Bell.wav"));
        sandbox.Clock.BeforeWait = _ => second.Release();
        var saved = await new SongSaver(sandbox.Client).SaveAsync(song, folder.Target with { Overwrite = true }, cancellationToken: Stop);
        Assert.Equal(song.FileSize, new FileInfo(saved.Path).Length);
    }

    [Fact]
    public async Task Complete_partial_file_gets_its_name_without_another_download()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        using TempFolder home = new();
        SongLedger ledger = new(home.Path, sandbox.Clock);
        var song = await sandbox.CompleteAsync();
        var saved = await new SongSaver(sandbox.Client, ledger, All).SaveAsync(song, folder.Target, cancellationToken: Stop);
        // As it was just before.
        File.Move(saved.Path, Path.Combine(folder.Path, $"Bell.{SongName.ShortId(song)}-x1234567.partial"));
        File.Delete(Path.Combine(home.Path, "ledger.jsonl"));
        ledger.Placing(song, saved.Path, saved.Sha256);

        var again = await new SongSaver(sandbox.Client, ledger, All).SaveAsync(new() { Id = song.Id }, folder.Target, cancellationToken: Stop);

        Assert.Equal((saved.Path, saved.Sha256), (again.Path, again.Sha256));
        Assert.Equal(["Bell.json", "Bell.wav"], folder.Files);
        Assert.Single(await sandbox.RequestsAsync("download"));
        Assert.Equal(LedgerState.Saved, ledger.Find(song.Id)!.State);
    }

    [Fact]
    public async Task Locked_sidecar_is_written_after_its_release()
    {
        await using ScriptedServer server = new(Reply.Body(Frames.Mp3(10)));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        using var held = Held.File(folder.Put("T.json", "{\"GenerationId\":\"song-1\"}"));
        scripted.Clock.BeforeWait = _ => held.Release();

        var saved = await new SongSaver(scripted.Client, options: All).SaveAsync(new MusicGeneration(server.SongAt()) { Title = "T" }, folder.Target, cancellationToken: Stop);

        Assert.Empty(saved.Notes);
        Assert.Equal(["T.json", "T.mp3"], folder.Files);
        Assert.Contains("Sha256Saved", await File.ReadAllTextAsync(saved.Sidecar!, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saved_song_locked_by_a_player_is_recognized_and_not_saved_twice()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync();
        var saved = await new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop);
        using FileStream player = new(saved.Path, FileMode.Open, FileAccess.Read, FileShare.None);
        sandbox.Clock.BeforeWait = _ => player.Dispose();

        var again = await new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop);

        Assert.Equal((saved.Path, saved.Sha256), (again.Path, again.Sha256));
        Assert.Equal(["Bell.wav"], folder.Files);
    }

    /// <summary>Holds the folder when the last byte has come.</summary>
    private sealed class Holder(string folder, long last) : IProgress<long>
    {
        private long _left = last;
        private Held? _held;

        public void Report(long value)
        {
            _left -= value;
            if (_left == 0)
            {
                _held = Held.Folder(folder);
            }
        }

        public void ReleaseAt(int wait, int last)
        {
            if (wait == last)
            {
                _held?.Release();
            }
        }
    }
}
