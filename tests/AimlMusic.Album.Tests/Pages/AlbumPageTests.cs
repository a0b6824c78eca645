using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AimlMusic.Album.Tests.Support;

namespace AimlMusic.Album.Tests.Pages;

/// <summary>The page as text: what it contains, and that nothing in a song is more than text.</summary>
public sealed class AlbumPageTests : IDisposable
{
    private readonly SavedSongs _songs = new();

    public void Dispose() => _songs.Dispose();

    [Fact]
    public void Page_contains_all_known_facts_of_a_song()
    {
        _songs.Add("Dawn.wav", new() { Title = "Dawn", Model = "google/lyria2", Prompt = "slow waltz", Lyrics = "[Verse]\nMorning", Seed = 42 }, seconds: 3);
        var song = SavedSongs.DataOf(_songs.Write())["songs"]![0]!;
        Assert.Equal("Dawn", (string?)song["title"]);
        Assert.Equal("id-Dawn.wav", (string?)song["id"]);
        Assert.Equal("Dawn.wav", (string?)song["url"]);
        Assert.Equal("Dawn.json", (string?)song["sidecar"]);
        Assert.Equal("[Verse]\nMorning", (string?)song["lyrics"]);
        Assert.Equal(0.195m, (decimal)song["usd"]!);
        Assert.Equal("2026-03-01T12:00:00.000Z", (string?)song["at"]);
        Assert.Equal(3, (double)song["seconds"]!);
        Assert.Equal(64, ((string)song["sha"]!).Length);
        Assert.Equal(400, Convert.FromBase64String((string)song["wave"]!).Length);
        Assert.Equal("slow waltz", (string?)song["request"]!["Prompt"]);
        Assert.Equal("42", (string?)song["request"]!["Seed"]);
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<!--<script>")]
    [InlineData("{{data}} {{title}} {{script}}")]
    [InlineData("\" onload=\"alert(1)' & &lt; \u2028\u2029")]
    [InlineData("שלום 🌅 \u202Eevil")]
    [InlineData("half \ud83d of a pair")]
    public void Text_stays_text_at_every_place(string text)
    {
        _songs.Add("song.wav", new() { Title = text, Lyrics = $"{text}\nmore", Prompt = text, Model = "m" }, seconds: 1);
        var page = _songs.Write(text);
        // One policy, one style, two scripts: those of the template.
        Assert.Equal(["<script type=\"application/json\" id=\"album\">", "<script>"], Regex.Matches(page, "<script[^>]*>").Select(match => match.Value));
        Assert.Equal(2, Regex.Count(page, "</script"));
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        // Half of a pair is no letter.
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        Assert.Equal(whole, (string?)SavedSongs.DataOf(page)["songs"]![0]!["title"]);
        Assert.Contains($"<title>{System.Net.WebUtility.HtmlEncode(whole)}</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Content_security_policy_allows_only_the_own_script_and_style()
    {
        _songs.Add("song.wav", new() { Title = "One", Model = "m" }, seconds: 1);
        var page = _songs.Write();
        var policy = Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;
        var script = Hash(Regex.Match(page, "(?s)<script>(.*?)</script>").Groups[1].Value);
        var style = Hash(Regex.Match(page, "(?s)<style>(.*?)</style>").Groups[1].Value);
        Assert.Equal($"default-src 'none'; script-src '{script}'; style-src '{style}'; media-src 'self' file:; img-src data:; base-uri 'none'; form-action 'none'", policy);
        Assert.True(page.IndexOf("Content-Security-Policy", StringComparison.Ordinal) < page.IndexOf("<title>", StringComparison.Ordinal));
        Assert.DoesNotMatch("(?i)(src|href)=\"(https?:)?//", page);
        // Inline attributes would be refused by the policy.
        Assert.DoesNotMatch("(?i)<[a-z][^>]* (style|on[a-z]+)=", page[..page.IndexOf("<script", StringComparison.Ordinal)]);
    }

    [Fact]
    public void Links_lead_to_files_with_any_name()
    {
        string[] names = ["100% #1? [live] & más.wav", "a:b+c.wav", "שיר 🌅.wav", " .wav"];
        foreach (var name in names)
        {
            _songs.Add(name, new() { Title = name, Model = "m" }, seconds: 1);
        }

        var links = SavedSongs.DataOf(_songs.Write())["songs"]!.AsArray().Select(song => (string)song!["url"]!).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), links.Select(Uri.UnescapeDataString).Order(StringComparer.Ordinal));
        Assert.All(links, link => Assert.Matches("^[A-Za-z0-9._~%-]+$", link));
    }

    [Fact]
    public void Takes_of_the_same_lyrics_are_one_group_with_what_differs()
    {
        const string Lyrics = "[Verse]\nThe kettle sings";
        _songs.Add("b.wav", new() { Title = "Kettle", Lyrics = Lyrics + "\n", Prompt = "waltz", Model = "m", Seed = 2 }, seconds: 1, at: At(2));
        _songs.Add("a.wav", new() { Title = "Kettle", Lyrics = Lyrics, Prompt = "waltz", Model = "m", Seed = 1, DurationSec = 30 }, seconds: 1, at: At(1));
        _songs.Add("c.wav", new() { Title = "Other", Lyrics = "Other words", Model = "m" }, seconds: 1, at: At(0));
        _songs.Add("d.wav", new() { Title = "Rain", Prompt = "rain", Model = "m" }, seconds: 1, at: At(3));
        _songs.Add("e.wav", new() { Title = "Rain", Prompt = "rain", Model = "m" }, seconds: 1, at: At(4));
        var data = SavedSongs.DataOf(_songs.Write());
        var titles = data["groups"]!.AsArray().Select(group => string.Join(" ", group!["takes"]!.AsArray().Select(take => (string?)data["songs"]![(int)take!]!["path"])));
        Assert.Equal(["c.wav", "a.wav b.wav", "d.wav", "e.wav"], titles);
        Assert.Equal(["DurationSec", "Seed"], data["groups"]![1]!["differs"]!.AsArray().Select(name => (string?)name));

        static DateTimeOffset At(int hour) => new(2026, 1, 1, hour, 0, 0, TimeSpan.Zero);
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
