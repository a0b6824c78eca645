using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace AimlMusic.PowerShell.Tests;

/// <summary>Reads the body of a method as its instructions, each with the metadata that it names.</summary>
internal static class Instructions
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    public static IEnumerable<(OpCode Code, EntityHandle Token)> Of(BlobReader body)
    {
        List<(OpCode, EntityHandle)> all = [];
        while (body.RemainingBytes > 0)
        {
            int value = body.ReadByte();
            var code = Codes[value == 0xFE ? (value << 8) | body.ReadByte() : value];
            EntityHandle token = default;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineField)
            {
                token = MetadataTokens.EntityHandle(body.ReadInt32());
            }
            else
            {
                var size = SizeOf(code.OperandType);
                body.Offset += code.OperandType == OperandType.InlineSwitch ? 4 * body.ReadInt32() : size;
            }

            all.Add((code, token));
        }

        return all;
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone or OperandType.InlineSwitch => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
