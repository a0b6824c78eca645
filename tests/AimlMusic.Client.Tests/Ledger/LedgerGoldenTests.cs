using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>A ledger that an earlier version wrote, with songs in every state: it is read whole, and its lines are still written byte for byte.</summary>
public sealed class LedgerGoldenTests : IDisposable
{
    private const string FirstKey = "aimlmusic-8505ea62-884d-4c50-8b21-ff1f2781946b";

    private readonly LedgerFolder _home = new();

    // Some minutes after its last line.
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 26, 17, 20, 0, TimeSpan.Zero));

    private static byte[] Golden => File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "AimlMusic.Client.Tests", "Ledger", "Golden", "ledger-0.1.jsonl"));

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Earlier_ledger_is_read_whole()
    {
        Assert.Equal(
            [
                "Saved w6W1S1cgFPYEySKaRPhxs Sea — 海 \"1\" minimax/music-2.6 0.15 16.666 /srv/music/Sea — 海 _1_.wav ",
                "Saved 9yldK5W9DjNubrjnsBtAR - stable-audio 0.10 3 /srv/music/song-68066677.wav ",
                "Completed pjgAnFi-wDEsctFtM0mec Tide minimax/music-2.6 0.15 9.504 - ",
                "Failed -E6xcbMHCMdv3zDO7FlRS Moon minimax/music-2.6 0.15 - - The lyrics were rejected.",
                "Failed - Straits minimax/music-2.6 - - - The service refuses the request (400): Status 400.",
                "NotTaken - Coast minimax/music-2.6 - - - the service's request log has it as failed",
                "Accepted 5grpYlp2ONJe7nx1WwZwu Coast minimax/music-2.6 0.15 - - ",
                "Accepted VoppdxCRCAjN8_VlbGXtd Light minimax/music-2.6 0.15 - - ",
                "Unknown - Gone minimax/music-2.6 - - - the command ended before the answer arrived",
                "Submitting - Cliffs minimax/music-2.6 - - - ",
            ],
            Open().Read().Select(Describe));
    }

    [Fact]
    public void Earlier_submit_of_another_machine_is_in_doubt_after_two_hours()
    {
        var ledger = Open();

        // Its process cannot be asked, and must not hold the song for ever.
        _time.Advance(TimeSpan.FromHours(2));

        Assert.Equal("Unknown - Cliffs minimax/music-2.6 - - - the process that sent it ended", Describe(ledger.Read()[^1]));
    }

    [Fact]
    public void Earlier_song_keeps_its_texts_request_and_times()
    {
        var song = Assert.Single(Open().Read(entry => entry.ClientRequestId == FirstKey));

        const string Lyrics = "[Verse]\nThe sea is calm tonight\n[Chorus]\nÜber 🌊 \"quoted\" \\ back";
        Assert.Equal((Lyrics, "slow folk ballad"), (song.Lyrics, song.Prompt));
        Assert.Contains("\"model\":\"minimax/music-2.6\",\"prompt\":\"slow folk ballad\",\"lyrics\":\"[Verse]\\nThe sea", song.Request, StringComparison.Ordinal);
        Assert.Equal(DateTimeOffset.Parse("2026-11-26T17:17:14.3302545Z", CultureInfo.InvariantCulture), song.SubmittedUtc);
        Assert.Equal(("864c90c6af10a71461a7219bcd3681d65d3ceee5d30b90da29db6a3e73694cdd", "fdb11d6c2a5b4e1fab4371f37e200cb2"), (song.Sha256, song.RequestHash));
        Assert.Equal(("http://127.0.0.1:36045/", "7704fb0c", true), (song.BaseUri, song.KeyMark, song.IsSandbox));
        Assert.Equal((song.Id, Lyrics), (song.ToGeneration().Id, song.ToGeneration().Lyrics));
    }

    [Fact]
    public void Earlier_request_is_recognized_by_its_hash()
    {
        MusicRequest same = new() { Title = "another title", Lyrics = "The tide is full" };
        var bought = Assert.Single(Open().Read(entry => entry.Id == "pjgAnFi-wDEsctFtM0mec"));

        Assert.Equal(bought.RequestHash, SubmitRecord.HashOf(same, new Uri(bought.BaseUri!), isSandbox: false));
    }

    [Fact]
    public void Earlier_lines_are_written_byte_for_byte()
    {
        // The first line names the file's generation; it is not an event.
        var lines = System.Text.Encoding.UTF8.GetString(Golden).TrimEnd('\n').Split('\n').Skip(1).ToList();

        Assert.Equal(28, lines.Count);
        Assert.All(lines, line =>
        {
            var read = LedgerLine.Read(System.Text.Encoding.UTF8.GetBytes(line), isWhole: true);
            Assert.NotNull(read);
            Assert.Equal(line + "\n", System.Text.Encoding.UTF8.GetString(LedgerLineWriter.Write(read)));
        });
    }

    private SongLedger Open()
    {
        _home.AppendRaw(Golden);
        return _home.Open(_time);
    }

    private static string Describe(LedgerEntry song) => string.Create(
        CultureInfo.InvariantCulture,
        $"{song.State} {song.Id ?? "-"} {song.Title ?? "-"} {song.Model} {song.UsdSpent?.ToString(CultureInfo.InvariantCulture) ?? "-"} {song.Duration?.TotalSeconds.ToString(CultureInfo.InvariantCulture) ?? "-"} {song.Path ?? "-"} {song.Reason}");
}
