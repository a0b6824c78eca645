using System.Text.Json;
using AimlMusic.Album.Pages;
using AimlMusic.Album.Songs;

namespace AimlMusic.Album.Tests.Pages;

/// <summary>The command that makes a song again, as text. Album.Tests.ps1 lets PowerShell parse it.</summary>
public sealed class NewSongCommandTests
{
    [Theory]
    [InlineData("""{"Prompt":"it's ‘mine’ ‚and‛ yours’"}""", "-Prompt 'it''s ‘‘mine’’ ‚‚and‛‛ yours’’'")]
    [InlineData("""{"Prompt":"$(Remove-Item *) `n \"$x\""}""", "-Prompt '$(Remove-Item *) `n \"$x\"'")]
    [InlineData("""{"Prompt":"one\ntwo\r\nthree"}""", "-Prompt (('one', 'two', 'three') -join \"`n\")")]
    [InlineData("""{"Prompt":"a\u001b[201~;calc\u0007\u009b"}""", "-Prompt 'a [201~;calc  '")]
    [InlineData("""{"Lyrics":["[Verse]","It's late",""]}""", "-Lyrics '[Verse]', 'It''s late', ''")]
    [InlineData("""{"Seed":42,"DurationSec":12.5}""", "-Seed 42 -DurationSec 12.5")]
    [InlineData("""{"Instrumental":true,"AutoLyrics":false}""", "-Instrumental")]
    [InlineData("""{"AdditionalParameter":{"it's":[1,"x",null,true],"b":{"c":-0.5}}}""", "-AdditionalParameter @{ 'it''s' = @(1, 'x', $null, $true); 'b' = @{ 'c' = -0.5 } }")]
    [InlineData("""{"Model":"-m"}""", "-Model '-m'")]
    public void Parameter_value_is_a_literal_on_one_line(string request, string expected)
    {
        var parameters = JsonDocument.Parse(request).RootElement.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value)).ToList();
        AlbumSong song = new()
        {
            Path = "/song.mp3",
            Title = "Song",
            Request = [.. parameters.Where(pair => pair.Value.ValueKind != JsonValueKind.Null)],
            Lyrics = parameters.Where(pair => pair.Key == "Lyrics").Select(pair => string.Join('\n', pair.Value.EnumerateArray().Select(line => line.GetString()))).FirstOrDefault(),
        };
        Assert.Equal($"New-AimlMusic {expected} -Wait | Save-AimlMusic", NewSongCommand.For(song));
    }

    [Fact]
    public void Reference_audio_is_prompted_for_instead_of_embedded()
    {
        AlbumSong song = new() { Path = "/song.mp3", Title = "Song", Request = [KeyValuePair.Create("ReferenceAudio", JsonSerializer.SerializeToElement(new string('A', 10000)))] };
        Assert.Equal("New-AimlMusic -ReferenceAudio (Read-Host 'Path of the recording') -Wait | Save-AimlMusic", NewSongCommand.For(song));
    }

    [Fact]
    public void Command_is_null_if_nothing_is_known_of_the_song() => Assert.Null(NewSongCommand.For(new() { Path = "/song.mp3", Title = "Song" }));
}
