using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AimlMusic.Album.Tests.Browser;

/// <summary>Songs are found, sorted, compared and starred.</summary>
public sealed class ChoosingTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Songs_are_found_by_title_lyrics_prompt_and_model()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium);
        foreach (var (text, expected) in new[]
        {
            ("acquaintance", ["Auld lang syne"]), ("TIN roof", ["Rain on a tin roof"]), ("cafe", ["Rain on a tin roof"]), ("lyria2 waltz", ["Kettle song"]), ("no such song", Array.Empty<string>()),
        })
        {
            await album.Page.GetByRole(AriaRole.Searchbox).FillAsync(text);
            await Expect(album.Titles).ToHaveTextAsync(expected);
            await Expect(album.Page.Locator("#none")).ToBeVisibleAsync(new() { Visible = expected.Length == 0 });
        }
    }

    [Fact]
    public async Task Songs_are_sorted()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium);
        foreach (var (by, expected) in new[]
        {
            ("Oldest first", "Kettle song, Rain on a tin roof, Auld lang syne"),
            ("Newest first", "Auld lang syne, Rain on a tin roof, Kettle song"),
            ("Title, A to Z", "Auld lang syne, Kettle song, Rain on a tin roof"),
            ("Longest first", "Rain on a tin roof, Kettle song, Auld lang syne"),
            ("Highest cost first", "Auld lang syne, Kettle song, Rain on a tin roof"),
        })
        {
            await album.Page.GetByRole(AriaRole.Combobox, new() { Name = "Sort the songs" }).SelectOptionAsync(by);
            await Expect(album.Titles).ToHaveTextAsync(expected.Split(", "));
        }
    }

    [Fact]
    public async Task Takes_are_side_by_side_with_what_differs_marked()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium);
        var song = album.Page.Locator("article", new() { HasText = "Kettle song" });
        var first = (await song.Locator(".take").Nth(0).BoundingBoxAsync())!;
        var second = (await song.Locator(".take").Nth(1).BoundingBoxAsync())!;
        Assert.Equal(first.Y, second.Y);
        Assert.True(second.X >= first.X + first.Width);
        await song.GetByText("Lyrics, and the requests side by side").ClickAsync();
        await Expect(song.Locator("mark")).ToHaveTextAsync(["1", "2"]);
        await Expect(song.Locator(".lyrics h4")).ToHaveTextAsync(["Verse 1", "Chorus"]);
        await Expect(song.Locator(".lyrics p").First).ToHaveTextAsync("The kettle sings, the window steams");
    }

    [Fact]
    public async Task Stars_stay_and_their_line_is_copied()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium);
        await album.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await album.Button("Star Kettle song, take 2").ClickAsync();
        await album.Button("Star Rain on a tin roof").ClickAsync();
        await album.Page.ReloadAsync();
        await Expect(album.Button("Star Rain on a tin roof")).ToHaveAttributeAsync("aria-pressed", "true");
        await album.Page.Locator("#only").ClickAsync();
        await Expect(album.Titles).ToHaveTextAsync(["Kettle song", "Rain on a tin roof"]);
        await album.Page.Locator("#keep").ClickAsync();
        await album.Page.Locator("#status", new() { HasText = "Copied" }).WaitForAsync();
        Assert.Equal(
            "$null = New-Item -ItemType Directory -Force -Path 'Starred'; Copy-Item -LiteralPath 'kettle 2.wav', 'kettle 2.json', 'rain.wav', 'rain.json' -Destination 'Starred'",
            await album.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await album.Button("Star Rain on a tin roof").ClickAsync();
        await Expect(album.Titles).ToHaveTextAsync(["Kettle song"]);
    }

    [Fact]
    public async Task Command_that_recreates_a_song_is_copied()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium);
        await album.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await album.Page.Locator("article", new() { HasText = "Rain" }).GetByText("Lyrics and request").ClickAsync();
        await album.Button("Copy the command that makes Rain on a tin roof again").ClickAsync();
        await album.Page.Locator("#status", new() { HasText = "Copied" }).WaitForAsync();
        Assert.Equal(
            "New-AimlMusic -Title 'Rain on a tin roof' -Model 'stable-audio' -Prompt 'rain, café piano' -DurationSec 30 -Wait | Save-AimlMusic",
            await album.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task Command_is_shown_if_the_clipboard_is_not_available()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium, songs => songs.Add("it’s.wav", new() { Title = "It’s", Model = "m" }, seconds: 1));
        await album.Page.EvaluateAsync("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }");
        await album.Button("Star It’s").ClickAsync();
        await album.Page.Locator("#keep").ClickAsync();
        await Expect(album.Page.Locator("dialog textarea")).ToHaveValueAsync(new Regex("Copy-Item -LiteralPath 'it’’s.wav', 'it’’s.json' -Destination 'Starred'$"));
    }
}
