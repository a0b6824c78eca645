using AimlMusic.Help.Pages;

namespace AimlMusic.Help.Reading;

/// <summary>Compares the syntax blocks of a page with its parameters. They contain the same information and must agree.</summary>
internal static class Consistency
{
    public static void Check(CommandPage page, MistakeList mistakes)
    {
        foreach (var twice in page.Parameters.CountBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase).Where(pair => pair.Value > 1))
        {
            mistakes.Add($"### -{twice.Key}", "occurs twice");
        }

        foreach (var parameter in page.Parameters)
        {
            CheckSets(page, parameter, mistakes);
        }

        foreach (var form in page.Syntax)
        {
            CheckForm(page, form, mistakes);
        }
    }

    private static void CheckSets(CommandPage page, Parameter parameter, MistakeList mistakes)
    {
        var unknown = parameter.Sets.Where(set => set != Parameter.AllSets && page.Syntax.All(form => form.Name != set));
        foreach (var set in unknown)
        {
            mistakes.Add($"### -{parameter.Name}", $"the parameter set '{set}' has no syntax");
        }

        foreach (var form in page.Syntax.Where(form => parameter.IsIn(form.Name) && form.Parameters.All(shown => shown.Name != parameter.Name)))
        {
            mistakes.Add($"### -{parameter.Name}", $"is missing in {Name(form)}");
        }
    }

    private static void CheckForm(CommandPage page, SyntaxForm form, MistakeList mistakes)
    {
        foreach (var shown in form.Parameters)
        {
            var where = $"### -{shown.Name}";
            var parameter = page.Parameters.FirstOrDefault(candidate => candidate.Name == shown.Name);
            if (parameter is null || !parameter.IsIn(form.Name))
            {
                mistakes.Add(where, parameter is null ? $"is missing, and {Name(form)} has it" : $"does not name its set in {Name(form)}");
                continue;
            }

            var type = parameter.Type == Parameter.SwitchType ? null : parameter.Type;
            if (shown.Type != type || shown.IsRequired != parameter.IsRequired || shown.IsPositional != (parameter.Position != Parameter.Named))
            {
                mistakes.Add(where, $"{Name(form)} says something else of its type, of whether it is required, or of its position");
            }
        }
    }

    private static string Name(SyntaxForm form) => form.Name.Length == 0 ? "the syntax" : $"the syntax of '{form.Name}'";
}
