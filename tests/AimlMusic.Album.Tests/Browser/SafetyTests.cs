using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AimlMusic.Album.Tests.Browser;

/// <summary>The page requests nothing, runs nothing that is in a song, and is accessible.</summary>
public sealed class SafetyTests(ChromiumFixture chromium)
{
    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "\"'><svg onload=alert(1)>", "javascript:alert(1)", "שיר <b>הבוקר</b> \u202E 🌅",
    ];

    [Fact]
    public async Task Page_requests_only_itself_and_the_playing_songs()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium);
        await album.Button("Play Rain on a tin roof").ClickAsync();
        await album.WaitAsync("audio.currentTime > 0");
        Assert.All(album.Requests, url => Assert.Matches(@"^(file:///.*/(index\.html|rain\.wav)|data:image/svg\+xml,.*)$", url));
        Assert.Empty(album.Complaints);
    }

    [Fact]
    public async Task Song_text_is_shown_as_plain_text()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium, songs =>
        {
            for (var i = 0; i < Hostile.Length; i++)
            {
                songs.Add($"{i}.wav", new() { Title = Hostile[i], Lyrics = $"[{Hostile[i]}]\n{Hostile[i]} {i}", Prompt = Hostile[i], Model = Hostile[i] }, seconds: 2, at: new(2026, 1, 1, i, 0, 0, TimeSpan.Zero));
            }
        });
        await Expect(album.Titles).ToHaveTextAsync(Hostile);
        foreach (var summary in await album.Page.Locator("summary").AllAsync())
        {
            await summary.ClickAsync();
        }

        await album.Page.Locator(".lyrics h4").Nth(Hostile.Length - 1).WaitForAsync();
        await Expect(album.Page.Locator(".lyrics h4")).ToHaveTextAsync(Hostile);
        await Expect(album.Page.Locator("script")).ToHaveCountAsync(2);
        await Expect(album.Page.Locator("img, iframe, object, b, [onload], [onerror]")).ToHaveCountAsync(0);
        await album.Button("Play").ClickAsync();
        await album.WaitAsync("audio.currentTime > 0");
        Assert.Empty(album.Complaints);
    }

    [Fact]
    public async Task Injected_script_does_not_run()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium);
        await album.Page.RunAndWaitForConsoleMessageAsync(
            () => album.Page.EvaluateAsync("() => { const script = document.createElement('script'); script.textContent = 'window.isRun = true'; document.body.append(script); }"),
            new() { Predicate = message => message.Text.Contains("Content Security Policy", StringComparison.Ordinal) });
        Assert.False(await album.Page.EvaluateAsync<bool>("window.isRun === true"));
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Page_has_no_serious_accessibility_violations(int width, ColorScheme scheme)
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium, width: width, scheme: scheme);
        foreach (var summary in await album.Page.Locator("summary").AllAsync())
        {
            await summary.ClickAsync();
        }

        await album.Button("Star Rain on a tin roof").ClickAsync();
        await album.Button("Play Kettle song, take 1").ClickAsync();
        await album.WaitAsync("audio.currentTime > 0");
        await album.Button("Pause Kettle song, take 1").ClickAsync();
        // The page's policy admits no other script, so axe comes in through the debugger.
        var results = await album.Page.RunAxe();
        Assert.Empty(results.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe));
        Assert.NotEmpty(results.Passes);
    }

    [Fact]
    public async Task Page_fits_a_phone_without_horizontal_scrolling()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium, width: 390);
        await album.Page.Locator("summary").First.ClickAsync();
        Assert.Equal(390, await album.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Theme_follows_the_system_until_one_is_chosen()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium, scheme: ColorScheme.Dark);
        var html = album.Page.Locator("html");
        await Expect(html).ToHaveAttributeAsync("data-theme", "dark");
        await album.Page.Locator("#theme").ClickAsync();
        await album.Page.ReloadAsync();
        await Expect(html).ToHaveAttributeAsync("data-theme", "light");
    }

    [Fact]
    public async Task Page_shows_all_of_five_hundred_songs()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium, songs =>
        {
            for (var i = 0; i < 500; i++)
            {
                songs.Add($"{i}.wav", new() { Title = $"Song {i}", Lyrics = $"[Verse]\nWords of song {i}", Model = "m" }, seconds: 0.2);
            }
        });
        await Expect(album.Page.Locator("article")).ToHaveCountAsync(500);
        await album.Page.GetByRole(AriaRole.Searchbox).FillAsync("words of song 499");
        await Expect(album.Titles).ToHaveTextAsync(["Song 499"]);
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}";
}
