using System.Reflection;

namespace AimlMusic.Tests.Requests;

/// <summary>A column that is almost a parameter is told of; one that is another word is none of ours.</summary>
public sealed class NearNameTests
{
    private static readonly string[] Names = ["Lyrics", "LiteralPath", "PSPath", "LP", "Title", "Model", .. Enum.GetNames<MusicParameter>(), "AdditionalParameter", "SkipValidation"];

    [Theory]
    [InlineData("Prompt ", "Prompt")]
    [InlineData("\ufeffPrompt", "Prompt")]
    [InlineData("Promt", "Prompt")]
    [InlineData("Prompts", "Prompt")]
    [InlineData("Porpmt", null)]
    [InlineData("Pormpt", "Prompt")]
    [InlineData("Prampt", "Prompt")]
    [InlineData("lyric", "Lyrics")]
    [InlineData("LYRIC", "Lyrics")]
    [InlineData("Titel", "Title")]
    [InlineData("Titre", "Title")]
    [InlineData("Tile", "Title")]
    [InlineData("itle", "Title")]
    [InlineData("Negative Prompt", "NegativePrompt")]
    [InlineData("negative_prompt", "NegativePrompt")]
    [InlineData("negative-promt", "NegativePrompt")]
    [InlineData("Duration (sec)", "DurationSec")]
    [InlineData("literal path", "LiteralPath")]
    [InlineData("L.P.", "LP")]
    [InlineData("Step", "Steps")]
    [InlineData("Рrompt", "Prompt")]
    public void Name_that_is_meant_is_found(string column, string? expected) => Assert.Equal(expected, FuzzyName.Find(column, Names));

    [Theory]
    [InlineData("Prompt")]
    [InlineData("prompt")]
    [InlineData("pspath")]
    [InlineData("Mode")]
    [InlineData("Speed")]
    [InlineData("Stems")]
    [InlineData("L")]
    [InlineData("IP")]
    [InlineData("LPs")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("!")]
    [InlineData("Path")]
    [InlineData("Duration")]
    [InlineData("Artist")]
    [InlineData("Instrument")]
    [InlineData("Voice")]
    public void Name_that_is_another_is_left_alone(string column) => Assert.Null(FuzzyName.Find(column, Names));

    // They come back from tables and files as rows.
    [Fact]
    public void Own_properties_resemble_no_parameter()
    {
        Type[] types = [typeof(MusicGeneration), typeof(LedgerEntry), typeof(MusicReference), typeof(MusicModel), typeof(SavedSong)];
        var ours = types.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)).Select(property => property.Name)
            .Where(name => FuzzyName.Find(name, Names) is not null);

        Assert.Empty(ours);
    }
}
