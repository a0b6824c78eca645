using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace AimlMusic.Album.Tests.Browser;

/// <summary>Songs are played in a real browser.</summary>
public sealed class PlayingTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Song_plays_and_pauses()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium);
        await album.Button("Play Rain on a tin roof").ClickAsync();
        await album.WaitAsync("audio.currentTime > 0");
        await album.Button("Pause Rain on a tin roof").ClickAsync();
        await album.WaitAsync("audio.paused");
        await Expect(album.Page.Locator("#player-title")).ToHaveTextAsync("Rain on a tin roof");
        Assert.Empty(album.Complaints);
    }

    [Fact]
    public async Task Playback_is_limited_to_one_song_at_a_time()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium);
        await album.Button("Play Rain on a tin roof").ClickAsync();
        await album.WaitAsync("audio.currentTime > 0");
        await album.Button("Play Auld lang syne").ClickAsync();
        await album.WaitAsync("audio.src.endsWith('auld.wav') && audio.currentTime > 0");
        await Expect(album.Page.Locator("audio")).ToHaveCountAsync(1);
        await Expect(album.Button("Play Rain on a tin roof")).ToBeVisibleAsync();
        await Expect(album.Button("Pause Auld lang syne")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Waveform_click_plays_from_that_position()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium);
        var wave = album.Page.GetByRole(Microsoft.Playwright.AriaRole.Slider, new() { Name = "Position in Rain on a tin roof" });
        var box = (await wave.BoundingBoxAsync())!;
        await wave.ClickAsync(new() { Position = new() { X = box.Width / 2, Y = box.Height / 2 } });
        await album.WaitAsync("!audio.paused && audio.currentTime > 14 && audio.currentTime < 20");
        await wave.ClickAsync(new() { Position = new() { X = box.Width / 4, Y = box.Height / 2 } });
        await album.WaitAsync("audio.currentTime > 6.5 && audio.currentTime < 13");
        await album.Page.Keyboard.PressAsync(" ");
        await album.WaitAsync("audio.paused");
        await Expect(album.Page.Locator("#player-time")).ToHaveTextAsync(new Regex("^0:(0[6-9]|1[0-4]) / 0:30$"));
        await Expect(wave).ToHaveAttributeAsync("aria-valuetext", new Regex("^([6-9]|1[0-4]) s of 30 s$"));
    }

    [Fact]
    public async Task Keys_play_seek_and_step()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium);
        var keys = album.Page.Keyboard;
        await keys.PressAsync(" ");
        await album.WaitAsync("!audio.paused && audio.src.endsWith('kettle%201.wav') && audio.currentTime > 0");
        await keys.PressAsync("ArrowRight");
        await album.WaitAsync("audio.currentTime >= 5");
        await keys.PressAsync(" ");
        await album.WaitAsync("audio.paused");
        await keys.PressAsync("ArrowLeft");
        await album.WaitAsync("audio.currentTime < 5");
        await keys.PressAsync("j");
        await album.WaitAsync("audio.src.endsWith('kettle%202.wav') && !audio.paused");
        await keys.PressAsync("j");
        await album.WaitAsync("audio.src.endsWith('rain.wav')");
        await keys.PressAsync("k");
        await album.WaitAsync("audio.src.endsWith('kettle%202.wav')");
        // In the search field they are letters.
        await keys.PressAsync("/");
        await keys.TypeAsync("jk ");
        await Expect(album.Page.Locator("#search")).ToHaveValueAsync("jk ");
        await album.WaitAsync("audio.src.endsWith('kettle%202.wav') && !audio.paused");
    }

    [Fact]
    public async Task Takes_are_switched_at_the_same_place()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium);
        await album.Button("Play Kettle song, take 1").ClickAsync();
        await album.WaitAsync("audio.currentTime > 0");
        await album.Page.Keyboard.PressAsync("ArrowRight");
        await album.Page.Keyboard.PressAsync("ArrowRight");
        await album.WaitAsync("audio.currentTime >= 10");
        await album.Page.Keyboard.PressAsync("t");
        await album.WaitAsync("audio.src.endsWith('kettle%202.wav') && !audio.paused && audio.currentTime >= 10 && audio.currentTime < 15");
        await album.Page.Locator("#switch").ClickAsync();
        await album.WaitAsync("audio.src.endsWith('kettle%201.wav') && !audio.paused && audio.currentTime >= 10");
    }

    [Fact]
    public async Task Playback_continues_with_the_next_song_after_the_end_of_one()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium);
        await album.Button("Play Rain on a tin roof").ClickAsync();
        await album.WaitAsync("audio.duration > 29");
        await album.Page.EvaluateAsync("document.querySelector('audio').currentTime = 29.98");
        await album.WaitAsync("audio.src.endsWith('auld.wav') && audio.currentTime > 0");
    }

    [Fact]
    public async Task Files_of_any_name_play()
    {
        string[] names = ["100% #1? [live] & más.wav", "it's \"so\" 🌅.wav", "a+b;c=d.wav"];
        await using var album = await AlbumBrowser.OpenAsync(chromium, songs =>
        {
            foreach (var name in names)
            {
                songs.Add(name, new() { Title = name, Model = "m" }, seconds: 5);
            }
        });
        foreach (var name in names)
        {
            await album.Button($"Play {name}").ClickAsync();
            await album.WaitAsync($"decodeURIComponent(audio.src).endsWith({System.Text.Json.JsonSerializer.Serialize(name)}) && audio.currentTime > 0");
        }

        Assert.Empty(album.Complaints);
    }

    [Fact]
    public async Task Missing_file_is_reported()
    {
        await using var album = await AlbumBrowser.OpenAsync(chromium);
        File.Delete(Path.Combine(album.Songs.Folder, "rain.wav"));
        await album.Button("Play Rain on a tin roof").ClickAsync();
        await Expect(album.Page.Locator(".problem:visible")).ToHaveTextAsync("The browser cannot play this file. Is it beside the page?");
    }
}
