using System.Globalization;
using System.Text.RegularExpressions;
using AimlMusic.Help.Tests.Support;

namespace AimlMusic.Help.Tests.Cmdlets;

/// <summary>Holds the list of models in the help against the catalog.</summary>
public sealed class CatalogTests
{
    private static readonly MusicParameter[] AudioSettings = [MusicParameter.Format, MusicParameter.SampleRate, MusicParameter.Bitrate];

    public static TheoryData<string> Models => [.. MusicCatalog.Models.Select(model => model.Id)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_list_describes_the_parameters_and_limits_of_each_model(string id)
    {
        var line = Repository.Read("New-AimlMusic").Description.SelectMany(piece => piece.Split('\n'))
            .Single(line => Regex.IsMatch(line, $@"^- {Regex.Escape(id)}( \([^)]+\))?:"));
        Assert.All(MusicCatalog.Find(id).Parameters, rule =>
            Assert.Contains(AudioSettings.Contains(rule.Parameter) ? "audio settings" : Phrase(rule), line, StringComparison.Ordinal));
    }

    [Fact]
    public void Topic_lists_every_error_of_the_cmdlets()
    {
        var topic = File.ReadAllText(Path.Combine(Repository.Docs, "about_AimlMusic.md"));
        var errors = Enum.GetNames<AimlMusicErrorKind>();
        Assert.All(errors, error => Assert.Contains($"\n- {error}: ", topic.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    private static string Phrase(ParameterRule rule) => rule switch
    {
        { Minimum: { } minimum, Maximum: { } maximum } => string.Format(CultureInfo.InvariantCulture, "{0} {1} to {2}", rule.Parameter, minimum, maximum),
        { Maximum: { } maximum } => string.Format(CultureInfo.InvariantCulture, "{0} up to {1}", rule.Parameter, maximum),
        _ => rule.Parameter.ToString(),
    };
}
