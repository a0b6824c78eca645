using System.Collections.Concurrent;
using AimlMusic.Album.Tests.Support;
using Microsoft.Playwright;

namespace AimlMusic.Album.Tests.Browser;

/// <summary>
/// An album in a browser: what a person sees and does there. What the page shows is asserted with <see cref="Assertions.Expect(ILocator)"/>,
/// which waits: a page draws after an event, not with it.
/// </summary>
internal sealed class AlbumBrowser : IAsyncDisposable
{
    // The slowest that Chromium plays. A position in a song does not depend on the speed of the machine.
    private const string SlowPlayback = "document.addEventListener('loadstart', e => { e.target.playbackRate = e.target.defaultPlaybackRate = 1 / 16; }, true);";

    private const string Lyrics = "[Verse 1]\nThe kettle sings, the window steams\n\n[Chorus]\nOh morning, come and find me";

    private AlbumBrowser(IPage page, SavedSongs songs)
    {
        Page = page;
        Songs = songs;
        page.Request += (_, request) => Requests.Enqueue(request.Url);
        page.Console += (_, message) => Complaints.Enqueue($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Complaints.Enqueue(error);
        page.Dialog += async (_, dialog) =>
        {
            Complaints.Enqueue($"A dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    public SavedSongs Songs { get; }

    /// <summary>What was requested.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Messages on the console, errors and dialogs.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    /// <summary>Three songs, one of them in two takes.</summary>
    public static async Task<AlbumBrowser> OpenAsync(ChromiumFixture chromium, Action<SavedSongs>? add = null, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        SavedSongs songs = new();
        (add ?? AddUsual)(songs);
        songs.Write();
        AlbumBrowser album = new(await chromium.OpenAsync(width, scheme), songs);
        await album.Page.AddInitScriptAsync(SlowPlayback);
        await album.Page.GotoAsync(new Uri(songs.Page).AbsoluteUri);
        return album;
    }

    public static void AddUsual(SavedSongs songs)
    {
        songs.Add("kettle 1.wav", new() { Title = "Kettle song", Lyrics = Lyrics, Prompt = "slow waltz, piano", Model = "google/lyria2", Seed = 1 }, at: At(1));
        songs.Add("kettle 2.wav", new() { Title = "Kettle song", Lyrics = Lyrics, Prompt = "slow waltz, piano", Model = "google/lyria2", Seed = 2 }, at: At(2));
        songs.Add("rain.wav", new() { Title = "Rain on a tin roof", Prompt = "rain, café piano", Model = "stable-audio", DurationSec = 30 }, seconds: 30, usd: 0.05m, at: At(3));
        songs.Add("auld.wav", new() { Title = "Auld lang syne", Lyrics = "[Verse]\nShould auld acquaintance be forgot", Prompt = "warm folk", Model = "minimax/music-2.6" }, seconds: 10, usd: 0.4m, at: At(4));
    }

    /// <summary>The titles of the songs that are shown, from top to bottom.</summary>
    public ILocator Titles => Page.Locator("article:visible h3");

    public Task WaitAsync(string condition) => Page.WaitForFunctionAsync($"() => {{ const audio = document.querySelector('audio'); return {condition}; }}");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        Songs.Dispose();
    }

    private static DateTimeOffset At(int day) => new(2026, 3, day, 12, 0, 0, TimeSpan.Zero);
}
